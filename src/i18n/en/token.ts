// English: token.
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const token = {
  time: {
    seconds: ({ count }: { count: number }) => `${count} s`,
    minutes: ({ count }: { count: number }) => `${count} min`,
    hours: ({ count }: { count: number }) => `${count} h`,
    days: ({ count }: { count: number }) => plural(count, 'day', 'days'),
    left: ({ duration }: { duration: string }) => `${duration} left`,
    ago: ({ duration }: { duration: string }) => `${duration} ago`,
    ahead: ({ duration }: { duration: string }) => `in ${duration}`,
    now: 'just now',
    expired: 'expired',
    never: 'never expires',
  },
}
