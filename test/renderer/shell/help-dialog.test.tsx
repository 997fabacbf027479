import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { HelpDialog } from '../../../renderer/shell/help-dialog'
import { renderShell } from './render-shell'

test('says who reaches the servers, and what not to type', () => {
  renderShell(<HelpDialog open={true} onOpenChange={() => {}} />)
  expect(
    screen.getByText(/every program on it may use them: they hold nothing but made-up accounts/),
  ).toBeTruthy()
  expect(screen.getByText(/Never type a real password/)).toBeTruthy()
})
