// What the lab is, in a few sentences, and its keyboard shortcuts.
import { useText } from '../model/text'
import { Dialog } from '../ui/floating/dialog'
import { Kbd } from '../ui/kbd'
import { Rich } from '../ui/rich'
import styles from './help-dialog.module.css'

export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { shell, demos } = useText()
  const { help: say } = shell
  const { key, shortcut } = say
  const rows = [
    { keys: [key.space], does: shortcut.next },
    { keys: [key.run], does: shortcut.run },
    { keys: [key.left, key.right], does: shortcut.step },
    { keys: [key.escape], does: shortcut.back },
    { keys: [shell.terms.key], does: shell.terms.help },
    { keys: [demos.presenter.key], does: demos.presenter.help },
    { keys: [key.help], does: shortcut.help },
  ]
  return (
    <Dialog title={say.title} closeLabel={say.close} open={open} onOpenChange={onOpenChange}>
      <div className={styles.help}>
        {[say.intro, say.look, shell.terms.about, say.outside, say.safety, demos.presenter.about].map(
          (paragraph) => (
            <p key={paragraph}>
              <Rich text={paragraph} />
            </p>
          ),
        )}
        <h3 className={styles.heading}>{say.shortcuts}</h3>
        <dl className={styles.keys}>
          {rows.map(({ keys, does }) => (
            <div key={does} className={styles.row}>
              <dt>
                <span className="visually-hidden">{keys.join(' ')}</span>
                {keys.map((name) => (
                  <Kbd key={name}>{name}</Kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  )
}
