/** The whole document, so that lists that open over the page are seen too. */
async function asked(wanted: boolean): Promise<void> {
  if (wanted === (document.fullscreenElement !== null)) return;
  try {
    await (wanted ? document.documentElement.requestFullscreen() : document.exitFullscreen());
  } catch {
    // A browser that does not allow it shows the same in its window.
  }
}

/** The page takes the whole screen, where the browser lets it; only a press may ask for that. */
export const takeWholeScreen = () => void asked(true);

export const leaveWholeScreen = () => void asked(false);

export const turnWholeScreen = () => void asked(document.fullscreenElement === null);
