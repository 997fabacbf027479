// Gives the parts of the UI the model.
import { createContext, type ReactNode, use } from 'react'
import { useStore } from 'zustand'
import type { Model, ModelActions, ModelState } from './model-state'

const ModelContext = createContext<Model | null>(null)

/** Gives the model to all parts below. */
export function ModelProvider({ model, children }: { model: Model; children: ReactNode }) {
  return <ModelContext value={model}>{children}</ModelContext>
}

/** Returns the model itself, for reading at the time of an event. */
export function useModelStore(): Model {
  const model = use(ModelContext)
  if (model === null) throw new Error('useModel is for the parts inside a ModelProvider')
  return model
}

/** Returns what `select` takes from the model, and renders again when that changes. */
export function useModel<T>(select: (state: ModelState & ModelActions) => T): T {
  return useStore(useModelStore(), select)
}
