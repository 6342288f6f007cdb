import { client } from "@/client/client.gen";
import { Problem, UNREACHABLE } from "@/lib/problem";

/** The generated client, set up for pages of the service itself: the cookie says who asks. */
client.setConfig({ baseUrl: "", credentials: "same-origin", throwOnError: true });

client.interceptors.request.use((request) => {
  // What the service has to say comes in the language of the page, not of the browser.
  request.headers.set("Accept-Language", document.documentElement.lang);
  return request;
});

client.interceptors.error.use((body, response) =>
  body instanceof Problem
    ? body
    : new Problem(response?.status ?? UNREACHABLE, body, response?.headers.get("retry-after")),
);

/** What a call answers. Throws Problem. */
export async function data<T>(call: Promise<{ data: T }>): Promise<NonNullable<T>> {
  return (await call).data as NonNullable<T>;
}
