// Sets theme and presenter mode before the first paint, so that nobody who chose the dark one sees a white flash. The page's
// policy allows no script in the page itself, hence a file; shell/use-page.ts and presenter/ do the same from then on.
{
  let choice = null
  let isPresenting = false
  try {
    choice = localStorage.getItem('lab.theme')
    isPresenting = localStorage.getItem('lab.presenter') === 'on'
  } catch {
    // Forbidden: as the system has it.
  }
  const isDark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  if (isPresenting) document.documentElement.dataset.presenter = ''
}
