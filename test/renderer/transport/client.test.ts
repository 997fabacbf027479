import { describe, expect, test } from 'vitest'
import type { Connection, StreamMessage } from '#src/contract/lab-api'
import { LabError } from '#src/contract/lab-error'
import type { Carrier } from '../../../renderer/transport/client'
import { createClient } from '../../../renderer/transport/client'
import { ipcCarrier } from '../../../renderer/transport/connect'
import { memoryCarrier } from '../../../renderer/transport/memory-carrier'
import { until } from '../../support/lane'
import { scriptedLab } from '../../support/scripted-lab'

/** A carrier that answers with this text, and lets the test send messages by hand. */
function carrierOf(answer: () => Promise<string>) {
  let hear: (text: string) => void = () => {}
  let stopped = 0
  const carrier: Carrier = {
    send: answer,
    listen: (listener) => {
      hear = listener
      return () => {
        stopped += 1
      }
    },
  }
  return { carrier, say: (text: string) => hear(text), stopped: () => stopped }
}

describe('a command through the client', () => {
  test('goes through any carrier as JSON and brings back its checked result', async () => {
    const { lab, commands, answer } = scriptedLab()
    answer(() => ({ ok: true, result: { released: 2, more: 'than the contract knows' } }))
    const client = createClient(memoryCarrier(lab))
    expect(await client.send('next-hop', { lanes: ['jwt'] })).toEqual({ released: 2 })
    expect(commands).toEqual([{ name: 'next-hop', payload: { lanes: ['jwt'] } }])
  })

  test('rejects with the error of the lab', async () => {
    const { lab, answer } = scriptedLab()
    answer(() => ({ ok: false, error: { code: 'ERR_LAB_QUEUE_FULL', message: 'Too many wait' } }))
    const sent = createClient(memoryCarrier(lab)).send('reset', { lanes: ['session'] })
    await expect(sent).rejects.toBeInstanceOf(LabError)
    await expect(sent).rejects.toMatchObject({ code: 'ERR_LAB_QUEUE_FULL', message: 'Too many wait' })
  })

  test('says that the lab can’t be reached, and keeps why', async () => {
    const why = new TypeError('Failed to fetch')
    const { carrier } = carrierOf(() => Promise.reject(why))
    const sent = createClient(carrier).send('reset', { lanes: ['session'] })
    await expect(sent).rejects.toMatchObject({ code: 'ERR_LAB_UNREACHABLE', cause: why })
  })

  test.each([
    ['no JSON', '<html>'],
    ['no answer', '{"result":{}}'],
    ['an error with an unknown code', '{"ok":false,"error":{"code":"ERR_OTHER","message":""}}'],
    ['the result of another command', '{"ok":true,"result":{"token":"x"}}'],
  ])('does not let %s through', async (_, text) => {
    const { carrier } = carrierOf(async () => text)
    const sent = createClient(carrier).send('next-hop', { lanes: ['jwt'] })
    await expect(sent).rejects.toMatchObject({ name: 'LabError', code: 'ERR_LAB_INTERNAL' })
  })
})

describe('the stream through the client', () => {
  test('begins with the status and a snapshot, and goes on until it is ended', async () => {
    const lab = scriptedLab()
    const heard: StreamMessage['type'][] = []
    const connections: Connection[] = []
    const stop = createClient(memoryCarrier(lab.lab)).listen(
      (message) => heard.push(message.type),
      (connection) => connections.push(connection),
    )
    lab.happen()
    await until(() => heard.length === 3)
    expect(heard).toEqual(['status', 'snapshot', 'events'])
    expect(connections).toEqual(['open'])
    stop()
    const other: StreamMessage['type'][] = []
    createClient(memoryCarrier(lab.lab)).listen((message) => other.push(message.type))
    lab.happen()
    await until(() => other.length === 3)
    expect(heard).toHaveLength(3)
  })

  test.each(['nonsense', '{"type":"unknown"}', '{"type":"events","events":[{"seq":0}]}'])(
    'ends at a message that it doesn’t know: %s',
    async (text) => {
      const { carrier, say, stopped } = carrierOf(async () => '')
      const heard: StreamMessage[] = []
      const connections: Connection[] = []
      createClient(carrier).listen(
        (message) => heard.push(message),
        (connection) => connections.push(connection),
      )
      expect(() => say(text)).toThrow(LabError)
      say('{"type":"events","events":[]}')
      await until(() => stopped() === 1)
      expect(heard).toEqual([])
      expect(connections).toEqual(['lost'])
    },
  )
})

describe('the carrier of the desktop window', () => {
  test('is open from the first message on', () => {
    let say: (text: string) => void = () => {}
    const connections: Connection[] = []
    const heard: string[] = []
    const carrier = ipcCarrier({
      send: async (name, payload) => `${name} ${payload}`,
      setLocale: () => {},
      openNotes: () => {},
      listen: (hear) => {
        say = hear
        return () => {}
      },
    })
    carrier.listen(
      (text) => heard.push(text),
      (connection) => connections.push(connection),
    )
    expect(connections).toEqual(['connecting'])
    say('1')
    say('2')
    expect([connections, heard]).toEqual([
      ['connecting', 'open'],
      ['1', '2'],
    ])
  })
})
