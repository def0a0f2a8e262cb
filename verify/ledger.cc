/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include <machine/watch.h>
#include "kmem.h"
#include "settings.h"
#include "ledger.h"

using namespace checker;

/*
 * What each CPU has taken and not dropped of each vmspace, vmspace0 the last: 1
 * for an exit before its decrement, 0 afterwards.  The sum is the count.
 */
static int holds[CPUS][OBJECTS + 1];
/* Between ledger_looks() and ledger_found(). */
static bool looking[CPUS];
/* References that outlive the execution. */
static int kept[OBJECTS];
/* The life of the vmspace in which the CPU entered its pm_active. */
static u_int joined[CPUS][OBJECTS];
static bool torn_down[OBJECTS];
/* Given out by the zone, and its count not set yet. */
static bool newborn[OBJECTS];
static unsigned born_on[OBJECTS];
/* Its hold count is not set yet in this life, and has been used in it. */
static bool unset[OBJECTS], holding[OBJECTS];
/* Who may still have the page that was unmapped in its TLB. */
static bool stale[CPUS];
/* Who was interrupted for it, and whether it is somebody else's by now. */
static bool answered[CPUS], given_away;
/*
 * Has loaded satp and sets its bit and flushes after that, as riscv does: what its
 * TLB has picked up by then will be gone.
 */
static bool entering[CPUS];

void
ledger_begin(void)
{
	u_int i, j;

	given_away = false;
	for (i = 0; i < OBJECTS; i++) {
		torn_down[i] = newborn[i] = false;
		unset[i] = holding[i] = false;
		kept[i] = 0;
	}
	for (j = 0; j < CPUS; j++) {
		looking[j] = false;
		stale[j] = answered[j] = entering[j] = false;
		for (i = 0; i <= OBJECTS; i++)
			holds[j][i] = 0;
		for (i = 0; i < OBJECTS; i++)
			joined[j][i] = 0;
	}
}

void
ledger_holds(unsigned cpu, struct vmspace *vm)
{

	holds[cpu][kmem_object(vm)] = 1;
}

void
ledger_keeps(struct vmspace *vm)
{

	kept[kmem_object(vm)]++;
}

void
ledger_born(unsigned object)
{

	/* A design may leave a free one's count at what the next life needs. */
	newborn[object] = kmem->km_vmspace[object].vm_refcnt.word.peek() == 0;
	if (!newborn[object])
		holds[checker::cpu()][object]++;
	born_on[object] = checker::cpu();
	unset[object] = true;
	holding[object] = false;
	torn_down[object] = false;
}

void
ledger_reaps(unsigned exited)
{
	unsigned self;
	u_int i;

	self = checker::cpu();
	for (i = 0; i <= OBJECTS && self != exited; i++) {
		holds[self][i] += holds[exited][i];
		holds[exited][i] = 0;
	}
}

void
ledger_looks(void)
{

	looking[checker::cpu()] = true;
}

void
ledger_found(struct vmspace *vm)
{
	unsigned object;

	looking[checker::cpu()] = false;
	object = kmem_object(vm);
	if (object != NO_OBJECT && torn_down[object])
		violation(SOLE_AT_TEARDOWN, "%s was torn down, and "
		    "vmspace_acquire_ref() returns it", kmem_vmspace_name(vm));
}

/* What a hold count promises; a design without one leaves it as it was set. */
static void
watch_hold(unsigned object, u_int old, u_int now)
{

	if (unset[object]) {
		unset[object] = false;
		return;
	}
	holding[object] = true;
	if (old == 0 || (int)now < 0)
		violation(HOLDS_KEPT, "%s has no holds, and they go %d -> %d",
		    kmem_vmspace_name(&kmem->km_vmspace[object]), (int)old,
		    (int)now);
}

void
ledger_freed(struct vmspace *vm)
{

	if (holding[kmem_object(vm)] && vm->vm_holdcnt.word.peek() != 0)
		violation(HOLDS_KEPT, "%s is freed with a hold count of %u",
		    kmem_vmspace_name(vm), vm->vm_holdcnt.word.peek());
}

void
watch_count(const void *count, u_int old, u_int now)
{
	unsigned object;
	u_int i;

	object = kmem_object(count);
	if (count == &vmspace0.vm_refcnt.word)
		object = OBJECTS;
	else if (object == NO_OBJECT)
		return;
	else if (count == &kmem->km_vmspace[object].vm_holdcnt.word) {
		watch_hold(object, old, now);
		return;
	} else if (count != &kmem->km_vmspace[object].vm_refcnt.word)
		return;
	else if (newborn[object] && born_on[object] == checker::cpu()) {
		newborn[object] = false;
		for (i = 0; i < CPUS; i++)
			holds[i][object] = 0;
		holds[checker::cpu()][object] = (int)now;
		return;
	}
	holds[checker::cpu()][object] += (int)(now - old);
	if (object != OBJECTS && old == 0 && (int)now > 0)
		violation(REVIVES_NOTHING, "%s is dead and its count goes "
		    "0 -> %u", kmem_vmspace_name(count), now);
}

/*
 * That a bit is changed at all by one whose life of the vmspace is over, even
 * if the change is ordered after the new life's beginning.
 */
void
watch_active(const void *word, bool set)
{
	unsigned object;

	object = kmem_object(word);
	if (object == NO_OBJECT)
		return;
	if (set)
		joined[checker::cpu()][object] = object_generation(object);
	else if (joined[checker::cpu()][object] != object_generation(object))
		violation(NO_STALE_BIT, "this CPU entered %s's pm_active "
		    "before %s was freed, and leaves it now",
		    kmem_vmspace_name(word), kmem_vmspace_name(word));
}

/* Is there somebody to whom a CPU that leaves a root is a moment too late? */
static bool
unmapping(void)
{

	return (cast_has(ROLE_UNMAP) || cast_has(ROLE_RECLAIM));
}

/*
 * A page was unmapped: whoever stands on the root may have it in its TLB, but not
 * who is about to enter: what that walks is watched for itself.
 */
void
ledger_unmapped(struct vmspace *vm)
{
	u_int i;

	for (i = 0; i < settings.cast->ncpus; i++)
		stale[i] = i != checker::cpu() && !entering[i] &&
		    settings.cast->role[i] != ROLE_ENTER &&
		    kmem->km_pcpu[i].pc_root == kmem_root(kmem_object(vm));
}

static void
check_stale(struct vmspace *vm)
{
	u_int i;

	for (i = 0; i < CPUS && given_away; i++)
		if (stale[i])
			violation(NO_STALE_TLB, "CPU %u was not in pm_active and "
			    "stands on %s's root: it can still use the page, "
			    "which is somebody else's now", i,
			    kmem_vmspace_name(vm));
}

void
ledger_flushed(unsigned cpu)
{

	stale[cpu] = false;
	answered[cpu] = true;
}

/* A walk has found the page: an interrupt that was answered came before. */
void
ledger_walked(struct vmspace *vm)
{

	stale[checker::cpu()] = !answered[checker::cpu()];
	check_stale(vm);
}

void
ledger_given_away(struct vmspace *vm)
{

	given_away = true;
	check_stale(vm);
}

/*
 * A root that this CPU holds no reference for may be freed at any moment before
 * it is replaced, so there others may come first.
 */
void
watch_load(const char *reg, u_long root)
{
	struct pcpu *pc;
	unsigned object;

	pc = pcpu_here();
	object = kmem_root_object(pc->pc_root);
	if (unmapping() || (object != NO_OBJECT &&
	    holds[checker::cpu()][object] <= 0))
		visible();
	object = kmem_root_object(root);
	say("load %s: %s", reg, object == NO_OBJECT ? "the kernel's root" :
	    kmem_vmspace_name(&kmem->km_vmspace[object]));
	if (object != NO_OBJECT && (object_dead(object) ||
	    root != kmem_root(object)))
		violation(NO_FREED_ROOT, "%s's root is loaded after it was "
		    "freed", kmem_vmspace_name(&kmem->km_vmspace[object]));
	pc->pc_root = root;
	entering[checker::cpu()] = reg[0] == 's';
	stale[checker::cpu()] = false;
}

void
watch_curpmap(const void *pmap)
{

	/* A CPU that gives identifiers out anew reads it from outside. */
	if (cast_is(CAST_ASIDS_OUT))
		visible();
	/* sfence.vma is next. */
	entering[checker::cpu()] = false;
	say("curpmap = %s's pmap", kmem_vmspace_name(pmap));
}

pmap_t
pcpu_read_curpmap(pmap_t own)
{

#ifdef PMAP_ASID_SET
	if (cast_is(CAST_MIGRATES) && curthread->td_critnest == 0 &&
	    curthread->td_pinned == 0 && choose(2) == 1) {
		say("moved to another CPU inside PCPU_GET(curpmap): reads %s",
		    "that of the CPU it left, which idles");
		return (vmspace_pmap(&vmspace0));
	}
#endif
	return (own);
}

static void
torn_down_by_this(struct vmspace *vm)
{
	unsigned object;
	u_int i, self;

	self = checker::cpu();
	object = kmem_object(vm);
	if (object == NO_OBJECT) {
		violation(TORN_DOWN_ONCE, "vmspace0 is torn down");
		return;
	}
	if (torn_down[object] || object_dead(object))
		violation(TORN_DOWN_ONCE, "%s is torn down again",
		    kmem_vmspace_name(vm));
	torn_down[object] = true;
	/* A holder that is alone need not decrement; its reference ends here. */
	if (holds[self][object] != 0 && holds[self][object] != 1)
		violation(SOLE_AT_TEARDOWN, "%s is torn down with a count "
		    "of %u", kmem_vmspace_name(vm), vm->vm_refcnt.word.peek());
	holds[self][object] = 0;
	for (i = 0; i < CPUS; i++)
		if (i != self && holds[i][object] > 0 && !looking[i])
			violation(SOLE_AT_TEARDOWN, "%s is torn down while "
			    "CPU %u holds a reference", kmem_vmspace_name(vm),
			    i);
}

void
ktr(enum ktr_event event, const void *arg)
{
	const struct thread *td;

	switch (event) {
	case KTR_PMAP_ACTIVATE:
		td = (const struct thread *)arg;
		say("pmap_activate(): %s", kmem_vmspace_name(
		    td->td_proc->p_vmspace.peek()));
		break;
	case KTR_PMAP_REMOVE_PAGES:
		say("pmap_remove_pages(%s)", kmem_vmspace_name(arg));
		break;
	case KTR_VMSPACE_DOFREE:
		say("vmspace_dofree(%s)", kmem_vmspace_name(arg));
		torn_down_by_this((struct vmspace *)(uintptr_t)arg);
		break;
	case KTR_NEVENTS:
		break;
	}
}

void
ledger_end(void)
{
	unsigned object;
	u_int i;
	int held;

	for (object = 0; object < OBJECTS; object++) {
		held = 0;
		for (i = 0; i < CPUS; i++)
			held += holds[i][object];
		if (held > kept[object])
			violation(TORN_DOWN_ONCE, "a reference on %s is never "
			    "dropped",
			    kmem_vmspace_name(&kmem->km_vmspace[object]));
		if (held <= 0 && !torn_down[object] && !object_dead(object))
			violation(TORN_DOWN_ONCE, "%s is never torn down",
			    kmem_vmspace_name(&kmem->km_vmspace[object]));
	}
}
