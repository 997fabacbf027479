// A row of controls that belong together, with the words before them as their common name.

import type { ReactNode } from 'react'
import layout from './layout.module.css'

/** Groups controls under a label. */
export function LabelledBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={layout.bar}>
      <legend className={layout.aside}>{label}</legend>
      {children}
    </fieldset>
  )
}
