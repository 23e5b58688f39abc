const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** HTML that shows an embed in a frame of another page. */
export function embedCode(address: string, title: string): string {
  const said = title.replace(/[&<>"]/g, (each) => ESCAPED[each] ?? each);
  return `<iframe src="${address}" title="${said}" width="100%" height="480" loading="lazy"></iframe>`;
}
