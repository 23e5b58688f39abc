/** Choices of this browser, not of the account. */
export type Theme = "system" | "light" | "dark";

const THEME = "plumbline.theme";
const KEYS = "plumbline.keys";

export function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
}

export function theme(): Theme {
  const value = stored(THEME);
  return value === "light" || value === "dark" ? value : "system";
}

export function showTheme(value: Theme): void {
  if (value === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = value;
  store(THEME, value);
}

export function keysAreOn(): boolean {
  return stored(KEYS) !== "off";
}

export function switchKeys(on: boolean): void {
  store(KEYS, on ? "on" : "off");
}
