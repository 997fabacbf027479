// What is packed and installed: the desktop edition for Windows, macOS and Linux. `npm run dist`, or `npm run dist -- --dir`
// for a folder that starts, without an installer.
import { checkNative } from './packaging/check-native.mjs'

/** Electron as it was unpacked somewhere; where none is named, electron-builder downloads the one of package.json. */
const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH

/** The Debian package wants an address. Outside of a forge it has one that leads nowhere (RFC 2606 section 2). */
const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env
const homepage = GITHUB_REPOSITORY
  ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
  : 'https://session-vs-jwt-lab.invalid'

/** @type {import('electron-builder').Configuration} */
const config = {
  appId: 'org.session-vs-jwt-lab.desktop',
  productName: 'Session vs JWT Lab',
  artifactName: `\${name}-\${version}-\${os}-\${arch}.\${ext}`,
  extraMetadata: { homepage },
  directories: { output: 'dist/desktop', buildResources: 'packaging' },
  ...(electronDist ? { electronDist } : {}),
  // The UI and the process side are built; of what is installed only the process side's own dependencies go in.
  files: [
    'out/**',
    '!out/**/*.map',
    'package.json',
    'LICENSE',
    '!**/node_modules/**/*.{md,map,ts,cts,mts}',
    // Each module there is a second time, for CommonJS.
    '!**/node_modules/zod/**/*.cjs',
    // Electron is built for glibc.
    '!**/node_modules/@libsql/*musl*/**',
  ],
  asar: true,
  // A native library can't be loaded from inside the archive.
  asarUnpack: ['**/node_modules/@libsql/**'],
  // libsql comes as a binary that any Node-API host can load.
  npmRebuild: false,
  afterPack: checkNative,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // The page comes by a scheme of its own, so file: needs no privilege.
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  win: { target: [{ target: 'nsis', arch: ['x64'] }], icon: 'packaging/icon.ico' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: [{ target: 'dmg', arch: ['universal'] }],
    icon: 'packaging/icon.icns',
    category: 'public.app-category.developer-tools',
    // Each is for one kind of processor, and both go into the universal app.
    x64ArchFiles: '**/node_modules/@libsql/darwin-*/index.node',
  },
  linux: {
    // Without spaces, so that nothing has to be quoted in a terminal. On the others it is the name that people see.
    executableName: 'session-vs-jwt-lab',
    target: ['AppImage', 'deb'],
    icon: 'packaging/icons',
    maintainer: 'Session vs JWT Lab <lab@session-vs-jwt-lab.invalid>',
    category: 'Development',
    synopsis: 'Cookie sessions and JWTs side by side, on real servers',
  },
  deb: { packageCategory: 'devel', priority: 'optional' },
  publish: null,
}

export default config
