import "./styles.css";
import "@/lib/api";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Toasts } from "@/components/ui/toasts";
import { firstLanguage, speak } from "@/lib/i18n";
import { Problem } from "@/lib/problem";
import { Unbroken } from "./broken";
import { AppRoutes, fetchPage } from "./routes";
import { askSession, SessionProvider } from "./session";

const RETRIES = 2;
const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the service refused stays refused; only what may pass is tried again.
      retry: (count, error) =>
        count < RETRIES && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root.");
// Everything that is needed first is asked for at once: each comes some time after it is asked for.
const speaking = speak(firstLanguage());
fetchPage(location.pathname);
askSession(cache);
await speaking;
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <Toasts>
        <SessionProvider>
          <BrowserRouter>
            <Unbroken>
              <AppRoutes />
            </Unbroken>
          </BrowserRouter>
        </SessionProvider>
      </Toasts>
    </QueryClientProvider>
  </StrictMode>,
);
