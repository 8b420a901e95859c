import { gatewayNote } from './gateway-note.ts'
import type { GatewayPath } from './sample-client.ts'

const paths: readonly { path: GatewayPath; label: string }[] = [
  { path: 'server', label: 'Through the server' },
  { path: 'direct', label: 'Straight to the gateway' },
]

export interface PathSwitchProps {
  path: GatewayPath
  onPathChange: (path: GatewayPath) => void
}

/** Chooses how the page reaches the gateway. Renders a `<fieldset>` of two radio buttons. */
export function PathSwitch({ path, onPathChange }: PathSwitchProps) {
  const real = gatewayNote.kind === 'real'
  return (
    <fieldset className="path-switch">
      <legend className="visually-hidden">How the page reaches the gateway</legend>
      {paths.map((choice) => (
        <label key={choice.path}>
          <input
            type="radio"
            name="path"
            checked={path === choice.path}
            disabled={real && choice.path === 'direct'}
            onChange={() => onPathChange(choice.path)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
