// What was asked for and can't be had on this machine.

/** The message is one line that says what is missing. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}
