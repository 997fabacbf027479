// Tests that need what a fresh machine may lack are skipped there, and said to be; on CI they fail instead.

/** Tells whether to skip for a reason. Where that must not be, the test goes on to fail with the reason. */
export function maySkip(why: string | null): boolean {
  return why !== null && (process.env.CI ?? 'false') === 'false'
}
