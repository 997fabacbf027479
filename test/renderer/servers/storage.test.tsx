import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LabError } from '#src/contract/lab-error'
import { emptyLaneState } from '#src/trace/state'
import { Lane } from '../../../renderer/lane/lane'
import { StorageSettings } from '../../../renderer/servers/storage-settings'
import { NoticeArea } from '../../../renderer/shell/notice-area'
import { labStatus, REDIS_AWAY } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const radio = (name: string) => screen.getByRole('radio', { name })

describe('where a lane keeps things', () => {
  it('is said in the lane, by a control that opens the setting', async () => {
    const { lab, user } = renderShell(<Lane lane="session" />)
    await user.click(button('Kept in: memory'))
    const setting = within(
      await screen.findByRole('dialog', { name: 'Where the session server keeps things' }),
    )
    await user.click(setting.getByRole('radio', { name: 'SQLite' }))
    expect(lab.sent).toEqual([{ name: 'set-storage', payload: { lanes: ['session'], kind: 'sqlite' } }])
  })

  it.each([
    ['session', 'memory', /forgets every session/],
    ['jwt', 'memory', /revoked tokens work again/],
    ['session', 'sqlite', /sessions outlive a restart, and a crash too/],
    ['jwt', 'redis', /revocations outlive a restart/],
  ] as const)('says for the %s lane in %s what a restart leaves', (lane, kind, words) => {
    const { status } = renderShell(<StorageSettings lane={lane} />)
    status({ [lane]: { storage: { kind, place: null, problem: null } } })
    expect(screen.getByText(words)).toBeDefined()
  })

  it('asks nothing of the lab when the one that holds is chosen again', async () => {
    const { lab, user } = renderShell(<StorageSettings lane="jwt" />)
    await user.click(radio('Memory'))
    expect(lab.sent).toEqual([])
  })

  it('is changed once at a double click', async () => {
    const { lab, user } = renderShell(<StorageSettings lane="jwt" />)
    lab.delay('set-storage', new Promise(() => {}))
    await user.dblClick(radio('SQLite'))
    expect(lab.sent).toHaveLength(1)
  })

  it('shows where that is', () => {
    const { status } = renderShell(<StorageSettings lane="jwt" />)
    status({ jwt: { storage: { kind: 'sqlite', place: '/data/jwt.sqlite', problem: null } } })
    expect(screen.getByText('/data/jwt.sqlite')).toBeDefined()
  })

  it('can be made the same on both lanes', async () => {
    const { lab, status, user } = renderShell(<StorageSettings lane="jwt" />)
    expect(screen.queryByRole('button', { name: /on both lanes/ })).toBeNull()
    status({ jwt: { storage: { kind: 'sqlite', place: '/data/jwt.sqlite', problem: null } } })
    await user.click(button('SQLite on both lanes'))
    expect(lab.sent).toEqual([
      { name: 'set-storage', payload: { lanes: ['session', 'jwt'], kind: 'sqlite' } },
    ])
  })

  it('stays as it was when the lab refuses another, which a notice tells', async () => {
    const { lab, user } = renderShell(
      <>
        <StorageSettings lane="jwt" />
        <NoticeArea />
      </>,
    )
    lab.refuse(new LabError('ERR_LAB_STORAGE', 'The folder is read-only'))
    await user.click(radio('SQLite'))
    expect(await screen.findByText(/The folder is read-only/)).toBeDefined()
    expect(screen.getByRole('radio', { name: 'Memory', checked: true })).toBeDefined()
  })
})

describe('the address of Redis', () => {
  const renderRedis = () => {
    const shell = renderShell(<StorageSettings lane="jwt" />)
    shell.status({ jwt: { storage: { kind: 'redis', place: '127.0.0.1:6379', problem: null } } })
    return { ...shell, field: screen.getByLabelText<HTMLInputElement>('Address of Redis') }
  }

  it('is asked for only where Redis is used', () => {
    renderShell(<StorageSettings lane="jwt" />)
    expect(screen.queryByLabelText('Address of Redis')).toBeNull()
  })

  it('is changed when it can be one', async () => {
    const { lab, field, user } = renderRedis()
    expect(field.value).toBe('redis://127.0.0.1:6379')
    await user.clear(field)
    await user.type(field, 'redis://127.0.0.1:6390{Enter}')
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { redisUrl: 'redis://127.0.0.1:6390' } }])
  })

  it.each(['http://127.0.0.1', 'redis://', 'redis://a b', '127.0.0.1:6379'])(
    'is not taken as "%s", and the field says how it looks',
    async (typed) => {
      const { lab, field, user } = renderRedis()
      await user.clear(field)
      await user.type(field, `${typed}{Enter}`)
      expect(screen.getByRole('alert').textContent).toContain('as redis://127.0.0.1:6379')
      expect(lab.sent).toEqual([])
    },
  )

  it('is not sent again when it is the one that is set', async () => {
    const { lab, field, user } = renderRedis()
    await user.type(field, '{Enter}')
    expect(lab.sent).toEqual([])
  })
})

describe('a storage that can’t be used', () => {
  it('is an alert in its lane, which says what is wrong and what becomes of requests', () => {
    const { status } = renderShell(<Lane lane="jwt" />)
    expect(screen.getByRole('alert').textContent).toBe('')
    status({ jwt: { storage: REDIS_AWAY } })
    const alert = screen.getByRole('alert').textContent
    expect(alert).toContain('Redis can’t be used')
    expect(alert).toContain(
      "Redis at 127.0.0.1:6379 can't be reached: start it, or give another address by --redis-url or in the settings.",
    )
    expect(alert).toContain('503')
    // A store that can't be written can still be read: not every request is refused.
    expect(alert).toContain('A request that it fails gets 503')
    expect(button('Kept in: Redis, which can’t be used now')).toBeDefined()
  })

  it('is said in Chinese too', () => {
    const { status } = renderShell(<Lane lane="jwt" />, 'zh-TW')
    status({ jwt: { storage: REDIS_AWAY } })
    const alert = screen.getByRole('alert').textContent
    expect(alert).toContain('Redis 無法使用')
    expect(alert).toContain(
      '連不上 127.0.0.1:6379 的 Redis：請啟動它，或用 --redis-url 或在設定裡改填別的位址。',
    )
  })

  it('makes no table look empty that nobody could look into', async () => {
    const { status, story, tell, user } = renderShell(<Lane lane="session" />)
    await user.click(button('Session store 0'))
    expect(screen.getByText(/^No session/)).toBeDefined()
    story.reset('session', emptyLaneState())
    tell()
    status({ session: { storage: REDIS_AWAY } })
    expect(screen.queryByText(/^No session/)).toBeNull()
    expect(screen.getByText(/what lies there is not known/)).toBeDefined()
  })

  it('is no matter of the other lane', () => {
    const { status } = renderShell(<Lane lane="session" />)
    status({ jwt: { storage: REDIS_AWAY } })
    expect(screen.getByRole('alert').textContent).toBe('')
  })

  it('is tried again, once at a double click', async () => {
    const { lab, status, user } = renderShell(<Lane lane="jwt" />)
    status({ jwt: { storage: REDIS_AWAY } })
    lab.delay('set-storage', new Promise(() => {}))
    await user.dblClick(button('Try again'))
    expect(lab.sent).toEqual([{ name: 'set-storage', payload: { lanes: ['jwt'], kind: 'redis' } }])
    expect(button('Trying…').getAttribute('aria-disabled')).toBe('true')
  })

  it('can be left for memory', async () => {
    const { lab, status, user } = renderShell(<Lane lane="jwt" />)
    status({ jwt: { storage: REDIS_AWAY } })
    await user.click(button('Use memory'))
    expect(lab.sent).toEqual([{ name: 'set-storage', payload: { lanes: ['jwt'], kind: 'memory' } }])
  })

  it('is over when the lab says so', () => {
    const { status } = renderShell(<Lane lane="jwt" />)
    status({ jwt: { storage: REDIS_AWAY } })
    status(labStatus().lanes)
    expect(screen.getByRole('alert').textContent).toBe('')
  })
})
