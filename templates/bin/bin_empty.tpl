{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Asks before the recycle bin is emptied. }}
<form method="post" action="/bin/empty" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
<p>{{_Remove everything in the recycle bin for good? Nobody can restore it here afterwards; the administrator keeps backups for a while._}}</p>
<div class="buttons"><button class="danger">{{_Empty the recycle bin_}}</button><a class="button" href="/bin">{{_Cancel_}}</a></div>
</form>
