// Keys for what is listed by names that may stand more than once: headers of a message, members of an object.

/** Gives each of a list a key of its own, made of its name and of how often that has stood before. */
export function keyed<T>(list: readonly T[], nameOf: (each: T) => string): { key: string; each: T }[] {
  const seen = new Map<string, number>()
  return list.map((each) => {
    const name = nameOf(each)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { key: `${name} ${count}`, each }
  })
}
