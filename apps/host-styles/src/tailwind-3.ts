import './tailwind-3.css'
import { showPage } from './page.tsx'

await showPage()
