// The entry of the UI: connects to the lab and shows it.
import './transport/no-eval'
import './ui/moved-nodes'
import './theme/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { loadCatalogue } from './model/catalogues'
import { later, loadLaterParts } from './model/later'
import { createModel } from './model/model'
import { loadInSpareTime } from './model/spare-time'
import { ModelProvider } from './model/use-model'
import { connectLab } from './transport/connect'
import { inFrames } from './transport/in-frames'

const NotesPage = later(async () => (await import('./notes-page')).NotesPage, 'at-once')

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element "root"')
const model = createModel(inFrames(connectLab()))
const loadMermaid = async () => (await import('./diagram/layout')).loadMermaid()
loadInSpareTime(model, [loadLaterParts, loadMermaid])
const isNotes = window.location.pathname.endsWith('/notes')
await loadCatalogue(model.getState().locale)
createRoot(root).render(
  <StrictMode>
    <ModelProvider model={model}>{isNotes ? <NotesPage /> : <App />}</ModelProvider>
  </StrictMode>,
)
