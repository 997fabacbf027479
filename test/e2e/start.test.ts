import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PROJECT } from '../support/electron'
import {
  freePorts,
  logInAt,
  programsOfTest,
  type RunningProgram,
  readyUrl,
  takePort,
} from '../support/program'

const startProgram = programsOfTest()

/** Starts the lab as `npm start` does, on a machine without a display. */
function start(...flags: string[]): RunningProgram {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
  return startProgram(process.execPath, [join(PROJECT, 'main/start/start.mjs'), ...flags], { env })
}

describe('npm start', () => {
  test('serves the browser edition and both servers where it was told to', async () => {
    const [port, session, jwt] = await freePorts(3)
    const started = start(
      '--web',
      '--no-open',
      `--port=${port}`,
      `--session-port=${session}`,
      '--jwt-port',
      `${jwt}`,
    )
    const url = await readyUrl(started)
    expect(url.port).toBe(String(port))
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url.origin)).status).toBe(401)
    expect(await (await logInAt(session)).json()).toEqual({ msg: 'Successfully logged in' })
    expect(Object.keys(await (await logInAt(jwt)).json())).toEqual(['access_token', 'refresh_token'])
    expect(started.err()).toBe('')
  })

  test('signs with the secret and the algorithm that it was given', async () => {
    const [jwt] = await freePorts(1)
    await readyUrl(
      start('--web', '--no-open', `--jwt-port=${jwt}`, '--jwt-secret=super-secret', '--jwt-alg=HS512'),
    )
    const { access_token } = z.object({ access_token: z.string() }).parse(await (await logInAt(jwt)).json())
    const [header, payload, signature] = access_token.split('.')
    expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toMatchObject({ alg: 'HS512' })
    expect(signature).toBe(
      createHmac('sha512', 'super-secret').update(`${header}.${payload}`).digest('base64url'),
    )
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s, and frees its ports', async (signal) => {
    const ports = await freePorts(3)
    const flags = ports.map((port, index) => `--${['port', 'session-port', 'jwt-port'][index]}=${port}`)
    const started = start('--web', '--no-open', ...flags)
    await readyUrl(started)
    started.child.kill(signal)
    expect(await started.ended).toBe(0)
    for (const port of ports) await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed')
    await readyUrl(start('--web', '--no-open', ...flags))
  })

  test.each(['--port', '--session-port', '--jwt-port'])(
    'says in one line that the port of %s is taken',
    async (flag) => {
      const taken = await takePort()
      const started = start('--web', '--no-open', flag, String(taken.port))
      expect(await started.ended).toBe(2)
      expect(started.out()).toBe('')
      expect(started.err()).toBe(
        `Port ${taken.port} is in use: choose another with ${flag}, or 0 for any free one\n`,
      )
      await taken.free()
    },
  )

  test('says in one line what is wrong with a flag', async () => {
    const started = start('--web', '--jwt-alg=none')
    expect(await started.ended).toBe(2)
    expect(started.out()).toBe('')
    expect(started.err()).toMatch(/^--jwt-alg must be one of .+, not "none"\n$/)
  })

  test('explains its flags and tells its version', async () => {
    const [help, version] = [start('--help'), start('--version')]
    expect([await help.ended, await version.ended]).toEqual([0, 0])
    expect(help.out()).toContain('--session-port N')
    expect(version.out()).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('says why there is no window, and serves the browser edition instead', async () => {
    const started = start()
    await readyUrl(started)
    expect(started.err()).toBe(
      'There is no display to open a window on: serving the browser edition instead\n',
    )
  })

  test('refuses the desktop where there is no display', async () => {
    const started = start('--desktop')
    expect(await started.ended).toBe(2)
    expect([started.out(), started.err()]).toEqual(['', 'There is no display to open a window on\n'])
  })
})
