import { type ReactNode, useState } from "react";
import { Topics, Words } from "../ui/Agenda";
import { Named } from "../ui/Avatar";
import { Button, type ButtonLook, IconButton } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Choices } from "../ui/Choices";
import { Confidence } from "../ui/Confidence";
import { Actions, Dialog } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { ErrorState, Refusals } from "../ui/ErrorState";
import { FoldMark } from "../ui/FoldMark";
import { type Health, HealthCounts, HealthMark, HEALTHS } from "../ui/HealthMark";
import { Menu } from "../ui/Menu";
import { Figure, Figures, Page, Row, Rows, Section, Soft } from "../ui/Page";
import { ProgressBar, WideBar } from "../ui/ProgressBar";
import { Select } from "../ui/Select";
import { Skeleton } from "../ui/Skeleton";
import { TabLinks } from "../ui/TabLinks";
import { TextArea, TextField } from "../ui/TextField";
import { announce, complain } from "../ui/Toast";
import styles from "./components.module.css";

const LOOKS: readonly ButtonLook[] = ["primary", "plain", "quiet", "danger"];
const ALL = Object.keys(HEALTHS) as Health[];
const MEASURES = [
  { id: "up", name: "Increase", note: "more is better" },
  { id: "down", name: "Decrease", note: "less is better" },
];
const LONG =
  "A name as long as somebody will one day write it, who did not think of those who draw it in a narrow place";

/** Every component of `ui/` in every state: to look at while one changes, and to be photographed. It asks for no data. */
export function ComponentsPage() {
  return (
    <Page title="Components" above="For whoever works on Plumbline">
      <Buttons />
      <Fields />
      <Marks />
      <Bars />
      <Lists />
      <States />
      <Floating />
    </Page>
  );
}

function Shelf({ children }: { children: ReactNode }) {
  return <div className={styles.shelf}>{children}</div>;
}

function Buttons() {
  return (
    <Section title="Buttons">
      <Shelf>
        {LOOKS.map((look) => (
          <Button key={look} look={look}>
            {look}
          </Button>
        ))}
        <IconButton label="An icon">◐</IconButton>
      </Shelf>
      <Shelf>
        {LOOKS.map((look) => (
          <Button key={look} look={look} isDisabled>
            {look}, off
          </Button>
        ))}
        <IconButton label="An icon, off" isDisabled>
          ◐
        </IconButton>
      </Shelf>
    </Section>
  );
}

function Fields() {
  const [text, setText] = useState("Cut response time");
  const [measure, setMeasure] = useState("up");
  const [ticked, setTicked] = useState(true);
  const [asked, setAsked] = useState<"progress" | "health">("progress");
  return (
    <Section title="Fields">
      <div className={styles.fields}>
        <TextField label="Filled" value={text} onChange={setText} hint="In a sentence." maxLength={200} />
        <TextField label="Empty" placeholder="What is looked for" />
        <TextField label="Refused" value="99 %" isInvalid error="An objective holds no number." />
        <TextField label="Off" value="Cannot be changed" isDisabled />
        <Select label="Chosen" choices={MEASURES} value={measure} onChange={setMeasure} />
        <Select label="Nothing chosen" choices={MEASURES} value={null} onChange={setMeasure} placeholder="Choose" />
        <Select label="Chosen wrongly" choices={MEASURES} value="up" onChange={setMeasure} error="Not this one." />
        <Select label="Choice off" choices={MEASURES} value="up" onChange={setMeasure} isDisabled />
        <TextArea label="Long text" value={LONG} hint="As long as it takes." />
      </div>
      <Shelf>
        <Checkbox isSelected={ticked} onChange={setTicked}>
          Ticked
        </Checkbox>
        <Checkbox isSelected={false}>Not ticked</Checkbox>
        <Checkbox isSelected isDisabled>
          Ticked, off
        </Checkbox>
        <Choices
          label="What is asked"
          choices={{ progress: "Progress", health: "Health" }}
          value={asked}
          onChange={setAsked}
        />
      </Shelf>
    </Section>
  );
}

function Marks() {
  return (
    <Section title="Marks">
      <Shelf>
        {ALL.map((health) => (
          <HealthMark key={health} health={health} />
        ))}
      </Shelf>
      <Shelf>
        {ALL.map((health) => (
          <HealthMark key={health} health={health} brief />
        ))}
      </Shelf>
      <Shelf>
        <HealthCounts counts={ALL.map((health, count) => ({ health, count: count + 1 }))} />
      </Shelf>
      <Shelf>
        {[0, 0.2, 0.5, 0.8, 1, null].map((share) => (
          <Confidence key={share} share={share} />
        ))}
        <Named name="Ana Kovač" />
        <Named name="Customer Success" team />
        <FoldMark open={false} />
        <FoldMark open />
      </Shelf>
    </Section>
  );
}

function Bars() {
  return (
    <Section title="Progress">
      <div className={styles.fields}>
        {ALL.map((health, place) => (
          <ProgressBar key={health} label={HEALTHS[health].word} health={health} share={place / 6} expected={0.5} />
        ))}
        <ProgressBar label="No number" share={null} />
        <ProgressBar label="Past the end" share={1.4} expected={1} health="DONE" />
        <ProgressBar label="Bare" share={0.4} bare health="ON_TRACK" />
        <WideBar label="Wide" share={0.4} expected={0.6} health="AT_RISK" />
      </div>
    </Section>
  );
}

function Lists() {
  const [tab, setTab] = useState("Objectives");
  const tabs = ["Objectives", "Members", "Teams"].map((name) => ({
    name,
    isCurrent: name === tab,
    onOpen: () => setTab(name),
  }));
  return (
    <Section title="Lists" tools={<Button>A tool</Button>}>
      <TabLinks label="Parts" tabs={tabs} />
      <Figures>
        <Figure label="Progress">
          <WideBar share={0.55} expected={0.5} health="ON_TRACK" />
        </Figure>
        <Figure label="Health">
          <HealthMark health="ON_TRACK" />
        </Figure>
        <Figure label="Owner">
          <Named name="Ana Kovač" />
        </Figure>
      </Figures>
      <Rows label="Rows">
        <Row>
          A row <Soft>with soft words</Soft>
        </Row>
        <Row>{LONG}</Row>
        <Row>
          <Topics topics={["Off track", "Low confidence"]} />
          <Words blockers={["Two people are ill"]} note="One step at a time" by="Ana Kovač" />
        </Row>
      </Rows>
    </Section>
  );
}

function States() {
  return (
    <Section title="States">
      <Skeleton label="A skeleton" />
      <EmptyState title="Nothing yet" action={<Button look="primary">Write the first</Button>}>
        What will stand here, and how it gets here.
      </EmptyState>
      <ErrorState message="The server could not be reached." onRetry={() => announce("Tried again")} />
      <Refusals messages={["Give the key result a unit.", "The target is on the wrong side of the start."]} />
    </Section>
  );
}

function Floating() {
  const [place, setPlace] = useState<"middle" | "side" | null>(null);
  const close = () => setPlace(null);
  return (
    <Section title="What floats">
      <Shelf>
        <Button onPress={() => setPlace("middle")}>A dialog</Button>
        <Button onPress={() => setPlace("side")}>A panel</Button>
        <Menu
          label="A menu"
          look="plain"
          actions={[
            { id: "one", name: "One", onAction: () => announce("One") },
            { id: "off", name: "Off", isDisabled: true, onAction: close },
          ]}
        >
          A menu
        </Menu>
        <Button onPress={() => announce("Saved", { label: "Undo", onPress: close })}>A notice</Button>
        <Button onPress={() => complain("This could not be saved")}>A complaint</Button>
      </Shelf>
      <Dialog title="A dialog" isOpen={place !== null} onClose={close} place={place ?? "middle"}>
        <TextField label="A field" />
        <Actions>
          <Button look="primary" onPress={close}>
            Save
          </Button>
          <Button onPress={close}>Cancel</Button>
        </Actions>
      </Dialog>
    </Section>
  );
}
