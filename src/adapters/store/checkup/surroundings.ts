import { dirname, sep } from 'node:path';
import type { Finding, Remark } from '../../../domain/finding.ts';
import { disk } from '../disk.ts';
import { readWhole } from '../regular-file.ts';

interface Tool {
  readonly name: string;
  /** What its folder is usually called. */
  readonly folder?: RegExp;
  /** A file or folder it puts into the folder it keeps alike. */
  readonly marker?: RegExp;
}

const tools: readonly Tool[] = [
  { name: 'Dropbox', folder: /^Dropbox( \(.+\))?$/i, marker: /^\.dropbox(\.cache)?$/ },
  { name: 'OneDrive', folder: /^OneDrive( ?- ?.+)?$/i, marker: /^\.849C9593-D756-4E56-8D6E-42412F2A707B$/i },
  { name: 'Google Drive', folder: /^(Google ?Drive(-.+)?|My Drive)$/i, marker: /^\.tmp\.drive(down|up)load$/ },
  { name: 'iCloud', folder: /^(Mobile Documents|iCloud ?Drive|com~apple~CloudDocs)$/i },
  { name: 'Nextcloud', folder: /^Nextcloud\d*$/i, marker: /^(\.nextcloudsync\.log|\._?sync_[0-9a-f]+\.db)$/ },
  { name: 'ownCloud', folder: /^ownCloud\d*$/i, marker: /^\.owncloudsync\.log$/ },
  { name: 'Syncthing', marker: /^\.(stfolder|stignore|stversions)$/ },
  { name: 'a cloud service', folder: /^CloudStorage$/ },
];

/** What statfs says of a file system that is on another computer. */
const networks: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'SMB',
  4266872130: 'SMB',
  1397113167: 'AFS',
  1799439955: 'AFS',
  16914839: '9p',
  12805120: 'Ceph',
};
const fuse = 0x65735546;

/** Where a home lies, as far as that is worth knowing. */
export function surroundingRemarks(home: string): readonly Remark[] {
  const tool = toolAround(home);
  const network = networkOf(home);
  const remarks: Remark[] = [];
  if (tool !== undefined) {
    remarks.push({
      kind: 'home-shared',
      place: home,
      message: `It is kept alike by ${tool}, which is fine: keep its files on this computer too, since files that are only online cannot be read without a network, and give each computer a state folder of its own.`,
    });
  }
  if (network !== undefined) {
    remarks.push({
      kind: 'home-on-network',
      place: home,
      message: `It is on a network drive (${network}): without the network nothing can be read or kept, and each computer needs a state folder of its own.`,
    });
  }
  return remarks;
}

/** A state folder that reaches other computers. */
export function sharedStateFindings(state: string): readonly Finding[] {
  const tool = toolAround(state);
  if (tool === undefined) return [];
  return [
    {
      kind: 'state-shared',
      place: state,
      message: `This folder is this computer's alone, but ${tool} carries it to others.`,
      remedy: 'Move it out of there and name the new place in HEARD_STATE.',
      mendable: false,
    },
  ];
}

function toolAround(path: string): string | undefined {
  const folders = [...new Set([path, realPath(path)].flatMap(upwards))];
  const isTool = ({ folder, marker }: Tool) =>
    folders.some(
      (one) =>
        (folder !== undefined && one.split(sep).some((part) => folder.test(part))) ||
        (marker !== undefined && namesIn(one).some((name) => marker.test(name))),
    );
  return tools.find(isTool)?.name;
}

/** A folder and those above it but the root. */
function upwards(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [] : [path, ...upwards(above)];
}

function realPath(path: string): string {
  try {
    return disk.realpath(path);
  } catch {
    return path;
  }
}

// A folder above that this user may not look into says nothing.
function namesIn(folder: string): readonly string[] {
  try {
    return disk.readdir(folder);
  } catch {
    return [];
  }
}

function networkOf(path: string): string | undefined {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(path)) return 'SMB';
  try {
    const { type } = disk.statfs(path);
    return type === fuse ? networkMount(realPath(path)) : networks[type >>> 0];
  } catch {
    return undefined;
  }
}

/** Programs can be file systems too; which ones reach over a network only the list of mounts tells. */
function networkMount(path: string): string | undefined {
  const mounts = readWhole('/proc/self/mounts')?.toString().split('\n') ?? [];
  const [nearest] = mounts
    .map((line) => line.split(' '))
    .filter(([, point = '']) => path === point || path.startsWith(point === '/' ? point : `${point}/`))
    .sort(([, one = ''], [, other = '']) => other.length - one.length);
  return /^fuse\.(sshfs|rclone|glusterfs|gvfsd-fuse|davfs2?|s3fs)$/.exec(nearest?.[2] ?? '')?.[1];
}
