export function MyOkrsPage() { return null; }
