// The inspector: what explains what is selected, in its tabs, over a foot with the buttons that send something.
import { useState } from 'react'
import { CostsTab } from '../costs/costs-tab'
import { useMeasuring } from '../costs/use-costs'
import { useModel } from '../model/use-model'
import { Tabs } from '../ui/tabs'
import { CookieTab } from './cookie/cookie-tab'
import styles from './inspector.module.css'
import { CopyAsCurl } from './message/copy-as-curl'
import { MessageTab } from './message/message-tab'
import { useDrafts } from './parts/drafts'
import { InspectorContext, useInspectorView } from './parts/inspector-view'
import { AnyJwtTab } from './token/any-jwt-tab'
import { TokenTab } from './token/token-tab'

/** Shows the tab that is chosen. What a learner edits in a tab stays while another one is open. */
export function Inspector() {
  const [foot, setFoot] = useState<HTMLElement | null>(null)
  const view = useInspectorView(foot)
  const tab = useModel((state) => state.inspectorTab)
  const setTab = useModel((state) => state.setInspectorTab)
  const drafts = useDrafts()
  const measuring = useMeasuring()
  const { inspector, costs } = view.catalogue
  const { name, tabs } = inspector
  const hasDownload = tab === 'download' || view.lanes.jwt.state.issued.some((row) => row.type === 'download')
  return (
    <InspectorContext value={view}>
      <div className={styles.inspector}>
        <div className={styles.tabs}>
          <Tabs
            label={name}
            value={tab}
            onChange={setTab}
            aside={<CopyAsCurl />}
            tabs={[
              { value: 'message', label: tabs.message, content: <MessageTab /> },
              {
                value: 'access',
                label: tabs.accessToken,
                content: <TokenTab type="access" {...drafts.access} />,
              },
              {
                value: 'refresh',
                label: tabs.refreshToken,
                content: <TokenTab type="refresh" {...drafts.refresh} />,
              },
              ...(hasDownload
                ? [
                    {
                      value: 'download' as const,
                      label: tabs.downloadToken,
                      content: <TokenTab type="download" {...drafts.download} />,
                    },
                  ]
                : []),
              { value: 'cookie', label: tabs.cookie, content: <CookieTab {...drafts.cookie} /> },
              { value: 'any-jwt', label: tabs.anyJwt, content: <AnyJwtTab {...drafts.anyJwt} /> },
              { value: 'costs', label: costs.tab, content: <CostsTab measuring={measuring} /> },
            ]}
          />
        </div>
        <div ref={setFoot} className={styles.foot} />
      </div>
    </InspectorContext>
  )
}
