import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@generated-video/react/styles.css'
import { App } from './app.tsx'
import './sample.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
