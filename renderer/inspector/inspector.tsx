// The inspector: the panel under the lanes that explains what is selected.

import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { HopList } from '../lanes/hop-list'
import type { InspectorTab } from '../model/model-state'
import { useModel } from '../model/use-model'
import { AnyJwtTab, EMPTY_FORM } from './any-jwt-tab'
import { CookieTab } from './cookie-tab'
import { CopyAsCurl } from './copy-as-curl'
import inspector from './inspector.module.css'
import { InspectorContext } from './inspector-view'
import { MessageTab } from './message-tab'
import { TokenTab } from './token-tab'
import { useInspectorView } from './use-inspector-view'

const TABS: readonly InspectorTab[] = ['message', 'access', 'refresh', 'cookie', 'any-jwt']

/** Shows the tab that is chosen. What a learner edits in a tab stays while another one is open. */
export function Inspector() {
  const view = useInspectorView()
  const tab = useModel((state) => state.inspectorTab)
  const setTab = useModel((state) => state.setInspectorTab)
  const [form, setForm] = useState(EMPTY_FORM)
  const say = view.catalogue.inspector
  const names: Record<InspectorTab, string> = {
    message: say.tabs.message,
    access: say.tabs.accessToken,
    refresh: say.tabs.refreshToken,
    cookie: say.tabs.cookie,
    'any-jwt': say.tabs.anyJwt,
  }
  return (
    <InspectorContext value={view}>
      <Tabs.Root
        className={inspector.panel}
        value={tab}
        onValueChange={(value) => {
          const next = TABS.find((each) => each === value)
          if (next !== undefined) setTab(next)
        }}
      >
        <div className={inspector.head}>
          <Tabs.List className={inspector.tabs} aria-label={say.name}>
            {TABS.map((each) => (
              <Tabs.Trigger key={each} value={each} className={inspector.tab}>
                {names[each]}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <CopyAsCurl />
        </div>
        <Tabs.Content className={inspector.content} value="message">
          <MessageTab hopList={<HopList />} />
        </Tabs.Content>
        <Tabs.Content className={inspector.content} value="access" forceMount hidden={tab !== 'access'}>
          <TokenTab type="access" />
        </Tabs.Content>
        <Tabs.Content className={inspector.content} value="refresh" forceMount hidden={tab !== 'refresh'}>
          <TokenTab type="refresh" />
        </Tabs.Content>
        <Tabs.Content className={inspector.content} value="cookie" forceMount hidden={tab !== 'cookie'}>
          <CookieTab />
        </Tabs.Content>
        <Tabs.Content className={inspector.content} value="any-jwt">
          <AnyJwtTab form={form} onChange={setForm} />
        </Tabs.Content>
      </Tabs.Root>
    </InspectorContext>
  )
}
