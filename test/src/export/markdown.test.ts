import mermaid from 'mermaid'
import { describe, expect, test } from 'vitest'
import { flowsMarkdown } from '#src/export/markdown'
import { recordingOf } from '#src/export/recording'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { STORY_START, Story } from '../../support/events'
import { everyHop, HOSTILE_NAMES } from '../diagram/every-hop'

function markdownOf(story: Story, locale: (typeof LOCALES)[number] = 'en') {
  const recording = recordingOf(story.trace(), {
    app: '0.1.0',
    exportedAt: STORY_START,
    labTime: STORY_START,
    origins: { session: 'http://127.0.0.1:4601', jwt: 'http://127.0.0.1:4602' },
    storage: { session: 'memory', jwt: 'sqlite' },
    settings: INITIAL_SETTINGS,
  })
  return flowsMarkdown(recording, catalogues[locale], 'today')
}

const blocksOf = (markdown: string) =>
  [...markdown.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, source = '']) => source)

describe('the Markdown of flows', () => {
  test('has a heading, a diagram and sentences for each flow of both lanes since the last reset', () => {
    const story = new Story()
    story.flow('session', 1)
    story.reset('session')
    story.flow('jwt', 1)
    story.flow('session', 1, 'logout')
    const markdown = markdownOf(story)
    expect(markdown.match(/^#.*$/gm)).toEqual([
      '# Session vs JWT Lab: sequence diagrams',
      '## 1. JWT: log in',
      '## 2. Cookie session: log out',
    ])
    expect(blocksOf(markdown)).toHaveLength(2)
    expect(markdown.match(/^1\. .+$/gm)).toHaveLength(2)
  })

  test('says who acts where it is not the front end', () => {
    const story = new Story()
    story.start('jwt', 'refresh').actor = 'attacker'
    expect(markdownOf(story)).toContain('## 1. JWT: refresh, by the attacker')
  })

  test('says so when there is nothing', () => {
    expect(markdownOf(new Story())).toContain('Nothing has been sent')
    expect(markdownOf(new Story(), 'zh-TW')).toContain('還沒有送出任何請求')
  })

  /** A flow for each hostile name, in all places that somebody else can write to, with so many of all kinds of hop. */
  function hostileStory(hops?: number): Story {
    const story = new Story()
    for (const name of Object.values(HOSTILE_NAMES)) {
      const started = story.start('jwt', 'external')
      started.method = name
      started.path = name
      for (const hop of everyHop(name).slice(0, hops)) story.hop('jwt', hop)
      story.end('jwt')
    }
    return story
  }

  test.each(LOCALES)('in %s lets no name break out of its line, whatever was typed', (locale) => {
    const markdown = markdownOf(hostileStory(), locale)
    const flows = Object.keys(HOSTILE_NAMES).length
    expect(blocksOf(markdown)).toHaveLength(flows)
    expect(markdown.match(/^## /gm)).toHaveLength(flows)
    // Outside the blocks and of `code` nothing is markup.
    const prose = markdown.replace(/^```mermaid\n[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
    expect(prose).not.toMatch(/[^\\]<|`/)
  })

  test('has blocks that mermaid reads', async () => {
    for (const block of blocksOf(markdownOf(hostileStory(6)))) {
      await expect(mermaid.parse(block)).resolves.toMatchObject({ diagramType: 'sequence' })
    }
  }, 20_000)
})
