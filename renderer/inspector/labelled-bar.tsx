// A row of controls that belong together, with the words before them as their common name.
import type { ReactNode } from 'react'

/** Groups controls under a label. */
export function LabelledBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="insp-bar">
      <legend className="insp-aside">{label}</legend>
      {children}
    </fieldset>
  )
}
