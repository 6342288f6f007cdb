/** What the app says in French, by part. */
const parts = import.meta.glob<Record<string, unknown>>("./*.json", {
  eager: true,
  import: "default",
});

export default Object.assign({}, ...Object.values(parts)) as Record<string, unknown>;
