// What the tests use of har-validator, which comes without types.
declare module 'har-validator' {
  /** Resolves with what it was given if that is HAR 1.2; else rejects with an error whose `errors` say what is wrong. */
  export function har(data: unknown): Promise<unknown>
}
