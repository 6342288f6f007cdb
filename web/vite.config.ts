import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.REELWRIGHT_DEV_SERVER ?? "http://127.0.0.1:8080";

/** In bytes, before compression: too little for a request of its own. */
const SMALL = 12_000;

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The server hands the built app out, and the wheel carries it.
  build: {
    outDir: "../src/reelwright/api/web",
    emptyOutDir: true,
    target: "es2022",
    // Every browser of that age preloads by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: "index.html", reference: "api-reference.html" },
      output: {
        // A shared piece would else be named after all that share it.
        chunkFileNames: ({ name }) =>
          `assets/${name.startsWith("shared") ? "shared" : "[name]"}-[hash].js`,
        codeSplitting: {
          groups: [
            // What every page needs comes in one piece, what several share in few.
            { name: "base", tags: ["$initial"], test: /^(?!.*(swagger|reference))/, priority: 1 },
            {
              name: "shared",
              test: /\.(ts|tsx|js|mjs|jsx)$/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: SMALL,
            },
          ],
        },
      },
    },
    // The API's reference is one big program, which nobody waits for elsewhere.
    chunkSizeWarningLimit: 2000,
  },
  server: {
    proxy: {
      "/api": server,
      "/ws": { target: server.replace("http", "ws"), ws: true },
    },
  },
});
