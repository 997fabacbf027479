// A table of three columns: a name, its value as it is on the wire, and what it means.
import type { ReactNode } from 'react'
import layout from './layout.module.css'
import wire from './wire.module.css'

/** One row; `title` is shown at the meaning while the pointer is there. */
interface ExplainedRow {
  readonly name: string
  readonly value: ReactNode
  readonly meaning: ReactNode
  readonly title?: string
}

/** Shows the rows. `caption` and the heads of the columns are for screen readers. */
export function ExplainedTable({
  caption,
  heads,
  nameClass,
  rows,
}: {
  caption: string
  heads: readonly [string, string, string]
  nameClass: string | undefined
  rows: readonly ExplainedRow[]
}) {
  return (
    <table className={layout.table}>
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        <col className={layout.nameColumn} />
        <col className={layout.valueColumn} />
        <col />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, ({ name }) => name).map(({ key, each: { name, value, meaning, title } }) => (
          <tr key={key}>
            <th scope="row" className={nameClass}>
              {name}
            </th>
            <td className={wire.wire}>{value}</td>
            <td title={title}>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

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
