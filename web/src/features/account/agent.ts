const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Headless)?Chrome\/|\bCriOS\/|\bChromium\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/\b(iPhone|iPod)\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

export interface Device {
  /** Empty where it does not say. */
  browser: string;
  system: string;
  phone: boolean;
}

/** What a browser or program says it is, as far as people know it. */
export function device(agent: string): Device {
  const known = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(agent))?.[1] ?? "";
  const browser = known(BROWSERS) || (agent.split(/[/ ]/)[0] ?? "").slice(0, 40);
  return { browser, system: known(SYSTEMS), phone: /\b(iPhone|Android|Mobile)\b/.test(agent) };
}
