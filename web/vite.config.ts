import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.REELWRIGHT_DEV_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The server hands the built app out, and the wheel carries it.
  build: {
    outDir: "../src/reelwright/api/web",
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: { input: { index: "index.html", reference: "api-reference.html" } },
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
