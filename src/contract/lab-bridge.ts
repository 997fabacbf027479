// What the desktop window's preload puts on `window.lab`: the least through which a page can speak to the lab.

/** Carries JSON text, so that nothing but text crosses between the two worlds of the window. */
export interface LabBridge {
  /** Gives a command with its payload; resolves with a CommandAnswer. */
  send(name: string, payload: string): Promise<string>
  /** Hears one StreamMessage after another, from the snapshot on. Returns the function that ends it. */
  listen(hear: (message: string) => void): () => void
  /** Says in which language the page is shown, by its tag: the menu is in the same. */
  setLocale(locale: string): void
  /** Opens the instructor's notes in a window of their own. */
  openNotes(): void
}
