// Tests that take long by their nature: `npm test` tries a part of what they try, `npm run test:long` all of it.

/** Whether all of it is tried (`vitest --mode long`). */
export const IS_LONG = process.env.LAB_LONG_TESTS === 'yes'
