import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import { plainCode } from "@/lib/access_code";
import { Problem } from "@/lib/problem";
import { refusal, slips } from "./refusal";

const t = ((key: string) => key) as unknown as TFunction;

test.each([
  ["login", 401, "", { field: "password", text: "auth.wrong" }],
  ["register", 403, "The access code is wrong or over", { field: "code", text: "auth.codeWrong" }],
  ["register", 403, "Requests from elsewhere", { text: "Requests from elsewhere" }],
  ["register", 409, "Another account", { field: "email", text: "auth.taken" }],
  ["register", 422, "This password is among", { field: "password", text: "auth.common" }],
  ["link", 422, "'x' is no e-mail address", { field: "email", text: "auth.emailForm" }],
  ["link", 404, "", { text: "link.gone" }],
] as const)("%s refused with %i is told at its field", (deed, status, detail, told) => {
  expect(refusal(new Problem(status, { detail }), deed, t)).toEqual(told);
});

test("what can be seen before is not sent", () => {
  expect(slips({ email: "ada", password: "short", code: "K7" }, 8, t)).toEqual({
    email: "auth.emailForm",
    password: "auth.short",
    code: "auth.codeForm",
  });
  expect(slips({ email: " ada@example.org ", password: "long enough" }, 8, t)).toEqual({});
});

test("a code is taken however it is written", () => {
  expect(plainCode(" k7qw-3mzp ")).toBe("K7QW3MZP");
  expect(plainCode("K7QW3MZPXX")).toBe("K7QW3MZP");
});
