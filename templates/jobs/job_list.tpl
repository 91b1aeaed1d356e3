{{%AUTOESCAPE context="HTML"}}
{{#NOTHING}}<p class="quiet">{{_Nothing is being done at the moment._}}</p>{{/NOTHING}}
{{#UNFINISHED}}<p role="status">{{_The system is doing this now. The page shows by itself how far it is; you can leave it at any time._}}</p>{{/UNFINISHED}}
{{#FINISHED}}<p role="status">{{_Everything is finished._}}</p>{{/FINISHED}}
{{#SOME}}{{>PROGRESS}}{{/SOME}}
