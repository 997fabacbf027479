// Permissions bind everybody but root, and tests may run as root: so they look at a file as nobody does.

/** The number of the user and of the group `nobody` on Linux. */
export const NOBODY = 65_534

/** Runs something without root's rights over files. Where the test isn't run by root, that is how it runs anyhow. */
export async function withoutRoot<T>(run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || !process.seteuid) return run()
  process.seteuid(NOBODY)
  try {
    return await run()
  } finally {
    process.seteuid(0)
  }
}
