// The way on through a demonstration, for the class's page and the instructor's alike.
import { StepForward } from 'lucide-react'
import { Button } from '../ui/controls/button'

interface NextButtonProps {
  /** What comes next. */
  readonly children: string
  readonly className?: string | undefined
  readonly onNext: () => void
}

/** Shows the button, named after what comes. */
export function NextButton({ children, className, onNext }: NextButtonProps) {
  return (
    <Button
      variant="primary"
      className={className}
      icon={StepForward}
      aria-keyshortcuts="PageDown"
      onClick={({ detail }) => {
        // The second click of a double click counts for nothing: another button may stand there by then.
        if (detail < 2) onNext()
      }}
    >
      {children}
    </Button>
  )
}
