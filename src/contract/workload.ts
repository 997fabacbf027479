// What is sent to each server of a measurement of costs.

/** How many users log in, how often one of them opens `/protected`, and how many log out again. */
export const MEASURED_WORKLOAD = { logins: 4, requests: 40, logouts: 2 } as const
