"""What letters must survive, as trials that return what they counted."""

import dataclasses
import threading
import time
from collections import Counter

import living

ASK, BUSY = "1", "2"
WORKERS = 2
SETTLED = "SELECT count(*) FROM notices_letter WHERE sent_at IS NOT NULL OR bounced_at IS NOT NULL"
TOLD = "SELECT count(*) FROM notices_notice"


@dataclasses.dataclass
class Hub(living.Hub):
    """A hub with its own settings and wiring, whose mail goes to a post office of ours."""

    settings: str = "mostura.config.settings"
    mail: str = ""

    def environment(self):
        """What its processes see."""
        return super().environment() | {"MOSTURA_MAIL": self.mail}

    def act(self, *words):
        """Followers, happenings, time."""
        self.run(*words, program=(str(living.HERE / "crash_followers.py"),))


@dataclasses.dataclass(frozen=True)
class Storm:
    """What became of letters while workers were killed and the mail server failed."""

    followers: int
    kills: int
    notices: int
    came_back: int
    reached: int
    missed: int
    with_two_letters: int
    repeated: int
    repeated_by_server: int

    @property
    def sound(self):
        """Whether each got one letter, and none was repeated but for a kill or a hang-up."""
        whole = self.notices == self.followers == self.reached + self.came_back
        least = self.repeated_by_server
        return whole and not (self.missed or self.with_two_letters) and (
            least <= self.repeated <= least + self.kills
        )  # fmt: skip


def storm(hub, office, *, followers, gone, kills, weather, patience, hurry=False):
    """One thing happens to what many follow; the mail server and the workers have a bad day.

    `weather` gives for shares of the letters a mood and how many seconds it lasts. With `hurry`
    nobody waits at the end: the leases of the killed and the waits of the refused are over.
    """
    hub.act("follow", ASK, "at_once", str(followers), str(gone))
    hub.act("happen", ASK, "1")
    turns = [(share * followers, mood, seconds) for share, mood, seconds in weather]
    workers, killed = [_worker(hub) for _one in range(WORKERS)], 0
    until = time.monotonic() + patience
    while (settled := hub.count(SETTLED)) < followers or killed < kills:
        if time.monotonic() > until or (hurry and killed == kills and not turns):
            break
        while turns and settled >= turns[0][0]:
            _turn(office, *turns.pop(0)[1:])
        done = min(hub.count(TOLD), followers) + settled
        if killed < kills and done >= (killed + 1) * 2 * followers / (kills + 1):
            gone_worker = workers[killed % WORKERS]
            living.kill(gone_worker)
            if hurry:
                hub.act("later", f":{gone_worker.pid}:")
            workers[killed % WORKERS] = _worker(hub)
            killed += 1
        _insist_alive(workers)
        time.sleep(0.05)
    for one in workers:
        one.terminate()  # they finish what they have begun
        one.wait()
    while hurry and hub.count(SETTLED) < followers and time.monotonic() < until:
        hub.act("later")
        hub.run("work", "--until-empty")
    return _counted(hub, office.clerk, followers, gone, killed)


def capped(hub, *, readers, happenings):
    """Much happens in one day: for each rhythm, how many letters hold how many notices."""
    for rhythm in ("at_once", "daily"):
        hub.act("follow", BUSY, rhythm, str(readers), "0")
    for number in range(happenings):
        hub.act("happen", BUSY, str(1000 + number))
        hub.run("work", "--until-empty")
    rows = hub.rows(
        "SELECT f.rhythm, l.sent_at IS NOT NULL, count(n.id) FROM notices_letter l"
        " JOIN notices_follower f ON f.id = l.follower_id"
        " JOIN notices_follow w ON w.follower_id = f.id AND w.subject_id = " + BUSY + ""
        " JOIN notices_notice n ON n.letter_id = l.id GROUP BY f.rhythm, l.id, l.sent_at"
    )
    return dict(Counter((rhythm, bool(sent), count) for rhythm, sent, count in rows))


def _worker(hub):
    return hub.started("work", "--lease", "2")


def _insist_alive(workers):
    if any(one.poll() is not None for one in workers):
        raise RuntimeError("a worker ended by itself")


def _turn(office, mood, seconds):
    """A mood of the post office for some seconds; `closed` is one."""
    if mood == "closed":
        office.close()
        end = office.open
    else:
        office.clerk.mood = mood

        def end():
            office.clerk.mood = "kind"

    threading.Timer(seconds, end).start()


def _counted(hub, clerk, followers, gone, killed):
    return Storm(
        followers=followers,
        kills=killed,
        notices=hub.count(TOLD),
        came_back=hub.count("SELECT count(*) FROM notices_letter WHERE bounced_at IS NOT NULL"),
        reached=len(clerk.readers),
        missed=followers - gone - len(clerk.readers),
        with_two_letters=sum(len(keys) > 1 for keys in clerk.readers.values()),
        repeated=sum(count - 1 for count in clerk.taken.values()),
        repeated_by_server=clerk.moods["hung up after taking"],
    )
