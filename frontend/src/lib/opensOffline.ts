const WORKER = "/offline.js";

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** The address as browsers want it that take no plain text for a script: this one and no other. */
function trusted(): string {
  const policies = (window as { trustedTypes?: Policies }).trustedTypes;
  return policies?.createPolicy("plumbline", { createScriptURL: () => WORKER }).createScriptURL("") ?? WORKER;
}

/** Keeps the built app on this device. A browser that refuses, or a private window, goes on without. */
export async function opensOffline(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(trusted(), { updateViaCache: "none" }).catch(() => undefined);
}
