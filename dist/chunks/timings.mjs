// actions/lib/resources/ec2/timings.ts
const PHASES = [
	"waiting",
	"set-up",
	"data",
	"training",
	"upload"
];
const ABOUT = [
	[/^(PreparingTrainingStack|DownloadingTrainingImage|\w+: Downloading the training image)/, "set-up"],
	[/^(Starting|Pending|LaunchingMLInstances)/, "waiting"],
	[/^Downloading/, "data"],
	[/^Training/, "training"],
	[/^Uploading/, "upload"]
];
function phasesOfJob({ CreationTime: asked, SecondaryStatusTransitions: transitions = [] }) {
	const told = transitions.flatMap(({ Status = "", StatusMessage = "", StartTime: from, EndTime: to }) => {
		const [, name] = ABOUT.find(([words]) => words.test(`${Status}: ${StatusMessage}`)) ?? [];
		return name === void 0 || from === void 0 || to === void 0 ? [] : [{
			name,
			from: from.getTime(),
			to: to.getTime()
		}];
	});
	return since(asked?.getTime() ?? told[0]?.from ?? 0, told);
}
const LAUNCHES_WITHIN = 12e4;
function phasesOfInstance(trained) {
	const { asked, status } = trained;
	return since(askedBefore(trained) === void 0 ? asked : status.launched, status.phases);
}
function askedBefore({ asked, status }) {
	const passed = status.launched - asked;
	return passed > LAUNCHES_WITHIN ? Math.round(passed / 1e3) : void 0;
}
function since(asked, phases) {
	const all = [];
	for (const { name, to } of [{
		name: "waiting",
		to: phases[0]?.from ?? asked
	}, ...phases]) {
		const last = all.at(-1);
		const from = last?.to ?? 0;
		const phase = {
			name,
			from,
			to: Math.max(from, (to - asked) / 1e3)
		};
		if (last?.name === name) all.splice(-1, 1, {
			...phase,
			from: last.from
		});
		else all.push(phase);
	}
	return all;
}

export { phasesOfJob as i, askedBefore as n, phasesOfInstance as r, PHASES as t };