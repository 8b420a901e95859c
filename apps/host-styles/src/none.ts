import '@generated-video/react/styles.css'
import { showPage } from './page.tsx'

await showPage()
