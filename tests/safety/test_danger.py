"""Words of danger are seen, and everyday words are left alone."""

from __future__ import annotations

import time

import pytest

from aluma.guide.safety.danger import Tier, tier_of
from tests.safety.sentences import every, known, sentences

KNOWN = known()
DANGER = sentences("danger")
EVERYDAY = sentences("everyday")


def tier(words: str, *earlier: str) -> Tier:
    return tier_of(words, KNOWN, earlier)


def test_at_least_95_of_100_statements_of_danger_interrupt() -> None:
    missed = [words for _, words in DANGER if not tier(words).interrupts]
    assert len(missed) <= 0.05 * len(DANGER), missed


def test_every_statement_of_active_danger_interrupts() -> None:
    assert [words for group, words in DANGER if group == "active" and not tier(words).interrupts] == []


def test_at_most_5_of_100_everyday_statements_interrupt() -> None:
    wrong = [words for _, words in EVERYDAY if tier(words).interrupts]
    assert len(wrong) <= 0.05 * len(EVERYDAY), wrong


def test_over_all_lists_at_least_95_of_100_statements_of_danger_interrupt() -> None:
    missed = [words for _, words in every("danger") if not tier(words).interrupts]
    assert len(missed) <= 0.05 * len(every("danger")), missed


def test_over_the_lists_before_the_scales_at_most_2_of_100_everyday_statements_interrupt() -> None:
    everyday = every("everyday", "_twentyfirst")
    wrong = [words for _, words in everyday if tier(words).interrupts]
    assert len(wrong) <= 0.02 * len(everyday), wrong


def test_over_all_lists_most_of_them_near_misses_at_most_3_of_100_everyday_statements_interrupt() -> None:
    wrong = [words for _, words in every("everyday") if tier(words).interrupts]
    assert len(wrong) <= 0.03 * len(every("everyday")), wrong


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I am going to kill myself tonight", Tier.ACTIVE),
        ("I wish I was dead", Tier.PASSIVE),
        ("I cut my arms again", Tier.HARM),
        ("what is a painless way to die", Tier.METHOD),
        ("my brother says he wants to die", Tier.THIRD),
        ("my husband hits me", Tier.ABUSE),
        ("I think I'm having a stroke", Tier.MEDICAL),
        ("I feel so alone", Tier.SOFT),
        ("I watered the plants", Tier.NONE),
    ],
)
def test_a_statement_has_its_tier(words: str, expected: Tier) -> None:
    assert tier(words) is expected


@pytest.mark.parametrize(
    "typed", ["k1ll mys3lf", "k i l l m y s e l f", "kill mysefl", "KILL MYSELF", "kiiill myself", "k*ll myself"]
)
def test_other_spellings_are_read(typed: str) -> None:
    assert tier(f"I want to {typed}").interrupts


def test_what_is_denied_is_distress_and_no_danger() -> None:
    assert tier("I am not going to kill myself") is Tier.SOFT


def test_not_every_day_denies_nothing() -> None:
    assert tier("He does not hit me every day") is Tier.ABUSE
    assert not tier("He does not hit me").interrupts


def test_no_longer_afraid_of_someone_is_no_danger() -> None:
    assert tier("I am afraid of my husband") is Tier.ABUSE
    assert not tier("I am not afraid of my husband").interrupts


def test_feeling_light_after_giving_things_away_is_danger_and_a_light_house_is_not() -> None:
    assert tier("I gave away all my books and I feel so peaceful").interrupts
    assert not tier("I gave away the skis and the house feels light").interrupts
    assert not tier("I feel so peaceful by the river").interrupts


def test_a_burden_without_a_future_is_danger_and_either_alone_is_not() -> None:
    assert tier("I'm a burden to them and can't see a future").interrupts
    assert not tier("I'm a burden to them").interrupts
    assert not tier("I can't see a future here").interrupts


def test_what_pulls_says_something_only_beside_a_place() -> None:
    assert tier("I stood on the bridge longer than I should").interrupts
    assert not tier("I stayed longer than I should").interrupts


def test_others_better_off_with_the_insurance_is_danger_and_a_contract_is_not() -> None:
    assert tier("They would be better off with my life insurance") is Tier.PASSIVE
    assert tier("We are better off with the new insurance") is Tier.NONE


def test_what_is_long_over_is_distress_and_no_danger() -> None:
    assert tier("When I was young I used to cut myself") is Tier.SOFT
    assert tier("I used to cut myself and lately I do it again").interrupts


def test_one_indirect_word_is_not_danger_and_two_are() -> None:
    assert not tier("I gave the dog to my sister").interrupts
    assert tier("I gave the dog to my sister and said my goodbyes").interrupts


def test_a_second_indirect_word_counts_from_an_earlier_turn() -> None:
    assert tier("I said my goodbyes", "I gave the dog to my sister").interrupts


def test_despair_that_comes_back_with_being_a_burden_is_danger_and_one_bad_moment_is_not() -> None:
    again = ("Everything feels pointless since I lost the job.", "Nothing will ever change.")
    assert tier("I don't want to be a burden to them", *again).interrupts
    assert not tier("I don't want to be a burden to them", again[0]).interrupts
    assert not tier("I don't want to be a burden to them", "The job is fine.", "I walked home.").interrupts


def test_a_friends_attempt_is_a_third_person_and_ones_own_is_not() -> None:
    assert tier("A close friend had a suicide attempt") is Tier.THIRD
    assert tier("I had a suicide attempt last month") is Tier.ACTIVE


def test_anothers_danger_long_over_does_not_interrupt() -> None:
    assert not tier("My brother overdosed six years ago").interrupts
    assert tier("My brother overdosed last night").interrupts


def test_a_story_is_no_danger_and_a_story_as_pretext_is() -> None:
    assert not tier("The film is about a man who wants to kill himself").interrupts
    assert tier("In the film he dies and I want to die too").interrupts
    assert tier("Which bridge is high enough to die, for my novel").interrupts


def test_it_should_have_been_me_is_danger_beside_a_death_and_not_beside_a_prize() -> None:
    assert tier("My sister died in March. I wish it had been me.") is Tier.PASSIVE
    assert tier("It should have been me", "My brother was killed last year") is Tier.PASSIVE
    assert not tier("My sister won the prize. I wish it had been me.").interrupts


def test_a_choice_between_two_ways_is_danger_and_a_choice_of_travel_is_not() -> None:
    assert tier("Debating between the train and the pills") is Tier.ACTIVE
    assert not tier("Debating between the train and the bus").interrupts


def test_who_alone_holds_someone_here_is_danger_and_who_brought_them_is_not() -> None:
    assert tier("If it weren't for my dog I wouldn't be here") is Tier.PASSIVE
    assert not tier("If it weren't for my dog I wouldn't get any exercise").interrupts
    assert not tier("If it wasn't for my brother I wouldn't be here in Canada").interrupts


def test_a_hope_to_be_killed_is_danger_and_a_hope_to_be_spared_is_not() -> None:
    assert tier("I wish I'd get in a fatal accident so it isn't my fault").interrupts
    assert not tier("I hope I don't get in an accident").interrupts


def test_a_childs_question_about_old_scars_is_no_danger_and_scars_are() -> None:
    assert not tier("My daughter asked me about the scars on my arm").interrupts
    assert tier("I have scars all over my arm and hide them") is Tier.HARM


@pytest.mark.parametrize(
    "words",
    [
        "I'm doing it on Thursday. My parents are away, so nobody will walk in on me.",
        "I want to do it far from here so my brother isn't the one who finds me.",
        "I'm going to do it. Nothing is keeping me here since the cat died.",
        "Sorry everyone. I'm doing it tonight.",
        "I thought I'd be afraid and I'm not. I'm doing it tomorrow.",
        "Nobody believes me when I say I'll do it.",
        "I know the woods where I'm going to do it.",
        "Going to jump. There's a bridge near my work.",
    ],
)
def test_a_deed_that_is_only_called_it_is_danger_beside_a_sign(words: str) -> None:
    assert tier(words).interrupts


@pytest.mark.parametrize(
    "words",
    [
        "I'm going to do it: I'm going to ask her out",
        "I'm doing it this weekend, I'm painting the hall, and nobody will walk in on wet paint.",
        "Nothing's stopping me now, I'm doing it, I'm applying to law school.",
        "Sorry mom, I'll do it after school.",
        "I'm not scared anymore, I'm going to do it tomorrow, my first solo flight.",
        "Nobody believes me when I say I'll do it, but I'm going to run that marathon.",
        "I'm going to do it in the garage, the workshop is finally warm.",
        "My cat is going to jump. There's a bridge of books on the shelf.",
    ],
)
def test_doing_something_else_beside_the_same_sign_is_not(words: str) -> None:
    assert not tier(words).interrupts


@pytest.mark.parametrize("words", ["I'll do it tonight", "I'm finally going to do it", "Doing it on Monday"])
def test_a_bare_deed_is_no_danger(words: str) -> None:
    assert not tier(words).interrupts


def test_calm_since_a_day_was_chosen_is_danger_and_since_a_wedding_day_is_not() -> None:
    assert tier("Ever since I picked the day I have been in the best mood.").interrupts
    assert not tier("Ever since we picked the day for the wedding I have been in the best mood.").interrupts
    assert not tier("Since I decided to quit drinking I have been so calm.").interrupts


def test_taking_the_rest_is_danger_and_the_rest_of_the_cake_is_not() -> None:
    assert tier("I took 3 already and I'm going to take the rest.").interrupts
    assert not tier("I took two slices already and I'm going to take the rest to work.").interrupts
    assert not tier("I don't want to take pills for the rest of my life. It makes me tired all the time.").interrupts


def test_the_one_who_held_someone_here_is_gone_or_was_only_a_salary() -> None:
    assert tier("The only thing that kept me here was my dog. She died on Sunday.").interrupts
    assert not tier("The only thing that kept me here was the salary, so I quit and moved.").interrupts


def test_not_wanting_to_live_like_this_is_distress_until_it_is_too_much() -> None:
    assert not tier("He shouts at everyone. I don't want to live like this.").interrupts
    assert tier("I don't want to live like this anymore") is Tier.PASSIVE
    assert tier("I don't want to live like this and I keep the pills in my drawer") is Tier.PASSIVE
    assert tier("I don't want to live") is Tier.PASSIVE


def test_not_going_on_is_danger_and_two_jobs_are_not() -> None:
    assert tier("I can't go on like this") is Tier.PASSIVE
    assert not tier("I can't go on like this with two jobs, so I'm going to ask for fewer hours").interrupts


def test_waking_without_a_headache_is_nothing_and_never_waking_is_danger() -> None:
    assert tier("It's been nice not waking up with a headache") is Tier.NONE
    assert tier("It would be nice not waking up tomorrow").interrupts


@pytest.mark.parametrize(
    "words",
    [
        "She asks me every night if I'm going to die too.",
        "I get so nervous speaking that I feel like I'm going to die.",
        "My mom's gonna kill me. My dad would skin me alive if I dropped out.",
        "I don't want to hurt her again.",
        "I bite my nails until they bleed.",
    ],
)
def test_a_manner_of_speaking_is_no_danger(words: str) -> None:
    assert not tier(words).interrupts


@pytest.mark.parametrize(
    "words",
    [
        "I lost my nerve last week. Tonight I won't.",
        "There were two attempts before this. The next one won't fail.",
        "They discharged me from the unit because I told them what they wanted to hear.",
        "I've kept back some tablets from every prescription and there is enough now.",
        "I was only holding on for my grandmother. She died today, nothing is keeping me here.",
        "I have nobody at home until six. It's now or never.",
        "I'm parked by the viaduct and I'm not coming home.",
    ],
)
def test_what_is_tried_again_hidden_kept_or_done_unseen_is_active_danger(words: str) -> None:
    assert tier(words) is Tier.ACTIVE


@pytest.mark.parametrize(
    "words",
    [
        "I lost my nerve at the audition. Tonight I won't.",
        "There were two attempts at the bread before this. The next one won't fail.",
        "They discharged my dad from the unit because he was stable.",
        "I've kept back some tablets for the trip and there is enough now.",
        "I was only holding on to the car for my grandmother. She bought her own today.",
        "Nobody is home until six, so I'm painting the hall.",
        "I'm parked by the viaduct to see the boats, and I'm not coming home for lunch.",
    ],
)
def test_the_same_words_about_something_else_are_not(words: str) -> None:
    assert not tier(words).interrupts


def test_affairs_put_in_order_for_after_are_danger_and_before_a_trip_they_are_not() -> None:
    assert tier("All the passwords are in one envelope so my wife won't have to search for anything.").interrupts
    assert not tier("All the passwords are in one envelope for the sitter, we are on holiday.").interrupts


def test_years_free_of_self_harm_are_no_danger_and_the_wish_that_comes_back_is() -> None:
    assert not tier("Three years clean from self harm and I'm proud").interrupts
    assert tier("Forty days clean from self harm and all I think about is my blades").interrupts


def test_a_phone_that_is_off_after_a_farewell_is_danger_and_a_flat_battery_is_not() -> None:
    assert tier("My friend texted goodbye and thank you for everything. Her phone is off.") is Tier.THIRD
    assert not tier("My friend texted that she is late. Her phone is off.").interrupts


def test_no_text_takes_long() -> None:
    for text in ("i " * 4000, "want to die not " * 500, "k!ll " * 1600, "a'" * 4000, "." * 8000, "\u200b" * 8000):
        begun = time.process_time()
        tier(text)
        assert time.process_time() - begun < 0.2, text[:10]


@pytest.mark.parametrize(
    "words", ["I want to kill myself", "I am going to end my life", "I wish I was dead", "I want to die"]
)
@pytest.mark.parametrize(
    "before", ["", "my boss shouts at me and", "I'm at work and", "my cat died and", "I failed the exam,"]
)
def test_no_everyday_words_around_it_hide_it(before: str, words: str) -> None:
    around = (
        "",
        "at work",
        "in the morning",
        "on holiday",
        "over this",
        "to get it over with",
        "again",
        "for no reason",
    )
    assert [after for after in around if not tier(f"{before} {words} {after}").interrupts] == []


@pytest.mark.parametrize(
    "said",
    [
        "I could, um, set a date. I've always just run out and tried not to buy any more.",
        "They said if I lost thirty pounds I might not need it.",
        "I thought, well, one's not gonna kill me. And it was one, for about a week.",
        "I just want it over with so I can get on with my life.",
        "They want it done by the thirtieth and I've told them, I'm one person.",
        "I don't want to go on insulin. My uncle went on it, and a year later he passed.",
        "I do want to live long enough to see my grandkids graduate, and the way I've been going, I don't know.",
        "I'm twenty-four. I don't need my mum counting my tablets.",
        "She takes my phone if I don't write to someone.",
    ],
)
def test_talk_of_habits_and_medicine_is_left_alone(said: str) -> None:
    assert not tier(said).interrupts
