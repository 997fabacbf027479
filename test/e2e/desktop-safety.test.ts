// Electron's security checklist on the real app: what its window is, and what a page in it can't do.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, openDesktop, whyNoElectron } from '../support/electron'
import { IS_LONG } from '../support/long'
import { maySkip } from '../support/may-skip'

/** Tries to leave, in the page itself. */
function leave({ address, way }: { address: string; way: string }): void {
  const page = new Blob(['elsewhere'], { type: 'text/html' })
  const url = address === 'blob:' ? URL.createObjectURL(page) : address
  const add = (tag: string, attributes: object) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    document.body.append(element)
    return element
  }
  const frame = way === 'frame' ? (add('iframe', {}) as HTMLIFrameElement).contentWindow : null
  const ways: Readonly<Record<string, () => void>> = {
    assign: () => location.assign(url),
    replace: () => location.replace(url),
    link: () => add('a', { href: url }).click(),
    form: () => (add('form', { action: url, method: 'get' }) as HTMLFormElement).submit(),
    refresh: () => document.head.append(add('meta', { 'http-equiv': 'refresh', content: `0;url=${url}` })),
    'own window': () => window.open(url, '_self'),
    top: () => window.open(url, '_top'),
    frame: () => frame?.open(url, '_parent'),
  }
  try {
    ways[way]?.()
  } catch {
    // Refused at once.
  }
}

describe.skipIf(maySkip(whyNoElectron()))('a page in the window', () => {
  let desktop: Desktop

  beforeAll(async () => {
    desktop = await openDesktop()
  })
  afterAll(async () => {
    await desktop?.quit()
  })

  test('is isolated, sandboxed, without Node, and has no feature switched on', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }): unknown => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return contents && Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
    })
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    })
    expect(preferences).not.toMatchObject({ enableBlinkFeatures: expect.stringMatching(/./) })
  })

  test('runs no script but its own files', async () => {
    const policy = await desktop.app.evaluate(async ({ net }) =>
      String((await net.fetch('lab://ui/')).headers.get('content-security-policy')),
    )
    const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src'))
    expect(scripts).toBe("script-src 'self'")
    const ran = await desktop.page.evaluate(async () => {
      const marks: string[] = []
      const attempt = (name: string, run: () => unknown) => {
        try {
          if (run() !== undefined) marks.push(name)
        } catch {
          // Refused, as it has to be.
        }
      }
      const loads = (src: string) =>
        new Promise<boolean>((resolve) => {
          const script = document.createElement('script')
          script.onload = () => resolve(true)
          script.onerror = () => resolve(false)
          script.src = src
          document.body.append(script)
        })
      // What an automated browser evaluates may use eval; what the page does by itself later may not.
      await new Promise<void>((resolve) =>
        setTimeout(() => {
          attempt('eval', () => Reflect.apply(Reflect.get(window, 'eval'), null, ['1']))
          attempt('Function', () => Reflect.construct(Function, ['return 1'])())
          resolve()
        }),
      )
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.inline = true')
      button.click()
      attempt('handler', () => Reflect.get(window, 'inline'))
      for (const src of [
        'data:text/javascript,1',
        URL.createObjectURL(new Blob(['1'])),
        'https://example.com/a.js',
      ])
        if (await loads(src)) marks.push(src)
      const worked = await new Promise<boolean>((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
        worker.onmessage = () => resolve(true)
        worker.onerror = () => resolve(false)
      }).catch(() => false)
      if (worked) marks.push('worker')
      return marks
    })
    expect(ran).toEqual([])
  })

  test('speaks to nobody but its own origin', async () => {
    const reached = await desktop.page.evaluate(async () => {
      const { origin } = JSON.parse(
        await new Promise<string>((resolve) => {
          const stop = window.lab?.listen((text) => {
            if (!text.includes('"type":"status"')) return
            stop?.()
            resolve(JSON.stringify({ origin: JSON.parse(text).status.lanes.jwt.origin }))
          })
        }),
      )
      const asked = [origin, 'https://example.com/', 'file:///etc/hostname', 'lab://other/index.html']
      const answers = await Promise.all(
        asked.map((url: string) =>
          fetch(url, { mode: 'no-cors' }).then(
            () => url,
            () => null,
          ),
        ),
      )
      return answers.filter((url) => url !== null)
    })
    expect(reached).toEqual([])
  })

  test.each([
    'lab://ui/%2e%2e/%2e%2e/package.json',
    'lab://ui/..%5c..%5cpackage.json',
    'lab://ui/..\\..\\package.json',
    'lab://ui/%252e%252e%252fpackage.json',
    'lab://ui/assets/..%2f..%2f..%2fpackage.json',
    'lab://ui/%c0%ae%c0%ae/package.json',
    'lab://ui//etc/hostname.txt',
    'lab://ui/index.html%00.js',
    'lab://ui/index.html/x.js',
    `lab://ui/${'a'.repeat(300)}.js`,
    'lab://ui.evil.example/index.html',
  ])('gets nothing at %s', async (url) => {
    const got = await desktop.app.evaluate(
      ({ net }, address) => net.fetch(address).then((response) => response.status),
      url,
    )
    expect(got).toBe(404)
  })

  // Without a body: what Electron's own client does with one is not the page's matter.
  test.each(['POST', 'PUT', 'DELETE'])('gets nothing by %s', async (method) => {
    const got = await desktop.app.evaluate(
      ({ net }, name) => net.fetch('lab://ui/', { method: name }).then((response) => response.status),
      method,
    )
    expect(got).toBe(404)
  })

  test('opens no other window, by no way', async () => {
    await desktop.page.evaluate(() => {
      window.open('lab://ui/')
      window.open('about:blank', '_blank', 'noopener')
      for (const target of ['_blank', 'other']) {
        const link = document.createElement('a')
        Object.assign(link, { href: 'lab://ui/', target })
        document.body.append(link)
        link.click()
        link.remove()
      }
    })
    // Whatever had been opened would be there before this has come back.
    await desktop.page.reload()
    const windows = await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
    expect(windows).toBe(1)
  })

  const elsewhere = ['about:blank', 'lab://other/', 'https://example.com/', 'file:///etc/hostname']
  const rarelyTried = [
    'about:blank#lanes',
    'about:srcdoc',
    'lab://ui/none.html',
    'chrome://version/',
    'data:text/html,elsewhere',
    'javascript:"elsewhere"',
    'blob:',
  ]
  test.each(IS_LONG ? [...elsewhere, ...rarelyTried] : elsewhere)(
    'stays where it is, by whatever way it would go to %s',
    async (address) => {
      const ways = ['assign', 'replace', 'link', 'form', 'refresh', 'own window', 'top', 'frame'] as const
      for (const way of ways) {
        await watchNavigations()
        await desktop.page.evaluate(leave, { address, way })
        // A reload comes after whatever had been begun.
        await desktop.page.reload()
        expect(await navigations(), way).toEqual(['lab://ui/'])
      }
    },
  )

  test('comes back from wherever it is taken to', async () => {
    await desktop.app.evaluate(({ BrowserWindow }) => {
      void BrowserWindow.getAllWindows()[0]?.webContents.loadURL('about:blank')
    })
    await expect.poll(() => desktop.page.url()).toBe('lab://ui/')
    await desktop.page.getByRole('main').waitFor()
  })

  /** Begins to write down to where the window's page sets out. */
  const watchNavigations = () =>
    desktop.app.evaluate(({ BrowserWindow }) => {
      const seen: string[] = []
      Object.assign(globalThis, { seen })
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.removeAllListeners('did-frame-navigate')
      contents?.on('did-frame-navigate', (_event, url, _code, _status, isMainFrame) => {
        if (isMainFrame) seen.push(url)
      })
    })
  const navigations = () => desktop.app.evaluate((): string[] => Reflect.get(globalThis, 'seen'))

  test('embeds nothing: no frame, no webview', async () => {
    const embedded = await desktop.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      const loaded = new Promise((resolve) => {
        frame.onload = resolve
      })
      frame.src = 'lab://ui/'
      document.body.append(frame)
      await loaded
      const inside = frame.contentDocument?.querySelector('script, #root') ?? null
      frame.remove()
      return { frame: inside !== null, webview: 'loadURL' in document.createElement('webview') }
    })
    expect(embedded).toEqual({ frame: false, webview: false })
  })

  test('is given no permission and no device', async () => {
    const granted = await desktop.page.evaluate(async () => {
      const names = ['clipboard-read', 'notifications', 'geolocation', 'camera', 'microphone', 'midi']
      const states = await Promise.all(
        names.map(async (name) => {
          const query = Reflect.apply(navigator.permissions.query, navigator.permissions, [{ name }])
          return [name, (await query).state]
        }),
      )
      const screen = await navigator.mediaDevices.getDisplayMedia().then(
        () => 'granted',
        () => 'denied',
      )
      return [...states, ['screen', screen]].filter(([, state]) => state === 'granted')
    })
    expect(granted).toEqual([])
  })
})
