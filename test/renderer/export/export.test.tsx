// Carrying a trace away as a file, and looking at one, with everything that can be wrong with a file.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MAX_RECORDING_BYTES, readTraceJson } from '#src/export/read-trace-json'
import { recordingOf, traceJson } from '#src/export/recording'
import { catalogues } from '#src/i18n/catalogue'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { App } from '../../../renderer/app'
import { shownState } from '../../../renderer/model/selectors'
import { holdingAfter, STORY_START, Story, sessionRow, sessionSet } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { actions, exporting: say, lanes } = catalogues.en

/** A story in which `alice` has a session and the JWT lane has had two flows. */
function otherStory(): Story {
  const story = new Story(5000)
  story.reset('session')
  story.reset('jwt')
  story.start('session')
  story.hop('session', undefined, [sessionSet('other', 'alice')])
  story.end('session')
  story.flow('jwt', 2)
  story.flow('jwt', 3)
  return story
}

function fileOf(text: string, name = 'lecture.json', type = 'application/json'): File {
  return new File([text], name, { type })
}

function recordingFile(name?: string): File {
  const recording = recordingOf(otherStory().trace(), {
    app: '0.1.0',
    exportedAt: STORY_START,
    labTime: STORY_START + 3_600_000,
    origins: { session: 'http://127.0.0.1:5001', jwt: 'http://127.0.0.1:5002' },
    storage: { session: 'memory', jwt: 'sqlite' },
    settings: { ...INITIAL_SETTINGS, jwtAlgorithm: 'RS256' },
  })
  return fileOf(traceJson(recording), name)
}

/** Whether a control is switched off together with those around it. */
function isOff(control: HTMLElement): boolean {
  return control.closest('fieldset')?.disabled ?? false
}

function renderApp(locale: keyof typeof catalogues = 'en') {
  const shown = renderShell(<App />, locale)
  const words = catalogues[locale].exporting
  return {
    ...shown,
    choose: async (item: string) => {
      await shown.user.click(screen.getByRole('button', { name: catalogues[locale].shell.menu.button }))
      await shown.user.click(await screen.findByRole('menuitem', { name: words.menu }))
      fireEvent.click(await screen.findByRole('menuitem', { name: new RegExp(`^${item}`) }))
    },
    open: (file: File) => shown.user.upload(screen.getByLabelText(words.importJson), file),
    bar: () => screen.queryByRole('region', { name: words.recording.label }),
  }
}

describe('the menu', () => {
  const saved: { name: string; blob: Blob }[] = []
  beforeEach(() => {
    saved.length = 0
    let made = new Blob()
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) made = blob
      return 'blob:lab'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob: made })
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('saves the trace as JSON that can be opened again, without the learner’s own secret', async () => {
    const { story, tell, status, choose } = renderApp()
    status({}, { settings: { ...INITIAL_SETTINGS, jwtSecret: 'my own secret' } })
    story.flow('jwt', 2)
    tell()
    await choose(say.json)
    expect(saved[0]?.name).toMatch(/^session-vs-jwt-\d{4}-\d\d-\d\d-\d{4}\.json$/)
    const text = (await saved[0]?.blob.text()) ?? ''
    const result = readTraceJson(text)
    if (!result.ok) throw new Error(JSON.stringify(result.problem))
    expect(result.recording.trace).toEqual(story.trace())
    expect(result.recording.origins.jwt).toBe('http://127.0.0.1:4602')
    expect(text).not.toContain('my own secret')
  })

  it('saves requests as HAR, and diagrams as Markdown in the reader’s language', async () => {
    const { story, tell, choose } = renderApp('zh-TW')
    story.flow('jwt', 1)
    tell()
    const zh = catalogues['zh-TW'].exporting
    await choose(zh.har.replace(/[()（）]/g, '.'))
    await choose(zh.markdown.replace(/[()（）]/g, '.'))
    expect(saved.map(({ name }) => name.split('.').at(-1))).toEqual(['har', 'md'])
    const har = JSON.parse((await saved[0]?.blob.text()) ?? '')
    expect(har.log.version).toBe('1.2')
    const markdown = (await saved[1]?.blob.text()) ?? ''
    expect(markdown).toContain(`# ${zh.markdownFile.title}`)
    expect(markdown).toContain('```mermaid')
  })

  it('says what the files hold', async () => {
    const { user } = renderApp()
    await user.click(screen.getByRole('button', { name: catalogues.en.shell.menu.button }))
    await user.click(await screen.findByRole('menuitem', { name: say.menu }))
    expect(await screen.findByText(say.secrets)).toBeDefined()
  })

  it('saves a recording that is shown as the very recording', async () => {
    const { open, choose, bar } = renderApp()
    const file = recordingFile()
    await open(file)
    await waitFor(() => expect(bar()).not.toBeNull())
    await choose(say.json)
    expect(await saved[0]?.blob.text()).toBe(await file.text())
  })
})

describe('a recording', () => {
  it('is shown in place of the lab, under a bar that says so, with nothing to send', async () => {
    const { model, lab, user, open, bar } = renderApp()
    await open(recordingFile())
    await waitFor(() => expect(bar()).not.toBeNull())
    const state = model.getState()
    expect(shownState(state, 'session').sessions).toEqual([sessionRow('other', 'alice')])
    expect(state.lanes.jwt.flows).toHaveLength(2)
    expect(state.status?.settings.jwtAlgorithm).toBe('RS256')
    expect(state.status?.lanes.jwt.storage).toEqual({ kind: 'sqlite', place: null, problem: null })
    expect(state.clock).toMatchObject({ labMs: STORY_START + 3_600_000, rate: 0 })
    expect(bar()?.textContent).toContain('lecture.json')

    const login = screen.getByRole('button', { name: actions.login.button })
    expect(isOff(login)).toBe(true)
    await user.click(login)
    await user.keyboard('1')
    expect(lab.sent.filter(({ name }) => name !== 'count-stores')).toEqual([])
  })

  it('refuses what is commanded past the controls, and says why', async () => {
    const { model, lab, open, bar } = renderApp()
    await open(recordingFile())
    await waitFor(() => expect(bar()).not.toBeNull())
    expect(await act(() => model.getState().send('next-hop', { lanes: ['jwt'] }))).toBeNull()
    await expect(model.getState().ask('count-stores', {})).rejects.toThrow(say.recording.off)
    await screen.findByText(say.recording.offTitle)
    expect(lab.sent.filter(({ name }) => name !== 'count-stores')).toEqual([])
  })

  it('leaves the lab as it is: what happens there meanwhile is seen on the way back, with what was looked at', async () => {
    const { model, story, tell, status, user, open, bar } = renderApp()
    story.start('jwt')
    const hop = story.hop('jwt')
    story.hop('jwt')
    tell()
    act(() => model.getState().selectHop('jwt', hop.seq))
    await open(recordingFile())
    await waitFor(() => expect(bar()).not.toBeNull())

    const held = story.hop('jwt')
    tell()
    status({ jwt: { holding: holdingAfter(held), mode: 'step' } })
    expect(model.getState().lanes.jwt.flows).toHaveLength(2)
    expect(model.getState().status?.lanes.jwt.holding).toBeNull()
    expect(within(bar() ?? document.body).getByText(say.recording.waiting)).toBeDefined()

    await user.click(screen.getByRole('button', { name: say.recording.back }))
    const state = model.getState()
    expect(bar()).toBeNull()
    expect(state.lanes.jwt.flows).toHaveLength(1)
    expect(state.lanes.jwt.flows[0]?.hops).toHaveLength(3)
    expect(state.selection).toEqual({ lane: 'jwt', seq: hop.seq })
    expect(state.status?.lanes.jwt).toMatchObject({ mode: 'step', holding: { flow: held.flow } })
    expect(state.status?.settings.jwtAlgorithm).toBe('HS256')
    expect(isOff(screen.getByRole('button', { name: actions.login.button }))).toBe(false)
  })

  it('is replaced by another one; the way back still leads to the lab', async () => {
    const { model, open, bar, user } = renderApp()
    await open(recordingFile('first.json'))
    await waitFor(() => expect(bar()?.textContent).toContain('first.json'))
    await open(recordingFile('second.json'))
    await waitFor(() => expect(bar()?.textContent).toContain('second.json'))
    await user.click(screen.getByRole('button', { name: say.recording.back }))
    expect(model.getState().recording).toBeNull()
    expect(model.getState().lanes.jwt.flows).toEqual([])
    expect(screen.getAllByText(lanes.flow.emptyTitle).length).toBeGreaterThan(0)
  })

  it('is opened by dropping its file anywhere', async () => {
    const { bar } = renderApp()
    const dataTransfer = { types: ['Files'], files: [recordingFile()], dropEffect: 'none' }
    fireEvent.dragOver(window, { dataTransfer })
    expect(screen.getByText(say.drop)).toBeDefined()
    fireEvent.drop(window, { dataTransfer })
    expect(screen.queryByText(say.drop)).toBeNull()
    await waitFor(() => expect(bar()).not.toBeNull())
  })
})

describe('a file that can’t be shown', () => {
  it.each([
    ['garbage', '\u0000\u0001', say.problem.notJson({ place: '' })],
    ['a JSON that breaks off', '{\n  "a": ', 'Line 2, column 8'],
    ['another JSON', '{"a": 1}', say.problem.wrongKind.other],
    ['a HAR', '{"log": {"entries": []}}', say.problem.wrongKind.har],
    [
      'a newer version',
      '{"kind": "session-vs-jwt-lab/trace", "version": 2}',
      say.problem.newer({ found: 2, known: 1 }),
    ],
    ['a damaged one', '{"kind": "session-vs-jwt-lab/trace", "version": 1}', 'at `app`'],
  ])('is refused with a notice that says what is wrong: %s', async (_what, text, words) => {
    const { model, open, bar } = renderApp()
    await open(fileOf(text, 'odd.json'))
    await screen.findByText(say.problem.title({ name: 'odd.json' }))
    expect(model.getState().notices[0]?.detail).toContain(words.trim())
    expect(bar()).toBeNull()
  })

  it('is not even read when it is too large, and is when it just isn’t', async () => {
    const { model, open } = renderApp()
    const sized = (bytes: number) => Object.defineProperty(fileOf('{}', 'big.json'), 'size', { value: bytes })
    await open(sized(MAX_RECORDING_BYTES + 1))
    await screen.findByText(say.problem.title({ name: 'big.json' }))
    expect(model.getState().notices[0]?.detail).toContain('at most 64 MB')
    await open(sized(MAX_RECORDING_BYTES))
    await waitFor(() =>
      expect(model.getState().notices.map(({ detail }) => detail)).toContain(say.problem.wrongKind.other),
    )
  })

  it('is refused when more than one is dropped', async () => {
    renderApp()
    fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [recordingFile(), recordingFile()] } })
    await screen.findByText(say.problem.empty)
  })

  it('leaves a recording that is shown where it is', async () => {
    const { open, bar } = renderApp()
    await open(recordingFile('first.json'))
    await waitFor(() => expect(bar()?.textContent).toContain('first.json'))
    await open(fileOf('garbage', 'odd.json'))
    await screen.findByText(say.problem.title({ name: 'odd.json' }))
    expect(bar()?.textContent).toContain('first.json')
  })
})
