/** Why the service refused, in the words of its problem documents (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly fields: { field: string; message: string }[];
  /** How long to wait before asking again; 0 where nothing was said. */
  readonly retryAfterS: number;

  constructor(status: number, body: unknown, retryAfter?: string | null) {
    const told = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
    super(typeof told.detail === "string" ? told.detail : "");
    this.name = "Problem";
    this.status = status;
    this.type = typeof told.type === "string" ? told.type : "";
    this.title = typeof told.title === "string" ? told.title : "";
    this.fields = Array.isArray(told.errors) ? told.errors.filter(isField) : [];
    this.retryAfterS = Math.max(0, Number(retryAfter) || 0);
  }
}

function isField(value: unknown): value is { field: string; message: string } {
  const told = value as { field?: unknown; message?: unknown } | null;
  return typeof told?.field === "string" && typeof told.message === "string";
}

/** Status 0: the service could not be reached at all. */
export const UNREACHABLE = 0;
