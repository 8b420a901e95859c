import '@generated-video/react/styles.css'
import './tailwind-4.css'
import { showPage } from './page.tsx'

await showPage()
