import { expect, test } from "vitest";
import { device } from "./agent";

test.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    ["Firefox", "Linux", false],
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0",
    ["Edge", "Windows", false],
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1",
    ["Safari", "iPhone", true],
  ],
  [
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36",
    ["Chrome", "Android", true],
  ],
  ["curl/8.9.1", ["curl", "", false]],
  ["", ["", "", false]],
] as const)("%s", (agent, [browser, system, phone]) => {
  expect(device(agent)).toEqual({ browser, system, phone });
});
