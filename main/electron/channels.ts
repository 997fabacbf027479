// The names of what crosses between the window's preload and the process.
export const CHANNELS = {
  /** Renderer to process, answered: a command's name and its payload. */
  send: 'lab:send',
  /** Renderer to process: a number that the listener chose; the stream's messages come back under it. */
  listen: 'lab:listen',
  unlisten: 'lab:unlisten',
  /** Process to renderer: the number, and a message of the stream. */
  message: 'lab:message',
  /** Renderer to process: the tag of the language that the page is shown in. */
  locale: 'lab:locale',
  /** Renderer to process: the notes are wanted. */
  notes: 'lab:notes',
} as const
